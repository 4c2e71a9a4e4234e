import { createReadStream, createWriteStream, existsSync, mkdirSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";

export interface WarehouseOrder {
  reference: string;
  lines: Array<{ sku: string; quantity: number }>;
  [field: string]: unknown;
}

export interface Arrival {
  id: string;
  /** ISO 8601. */
  arrivedAt: string;
  order: WarehouseOrder;
}

/** What arrived, each reference once; kept in a file of JSON lines. */
export interface Arrivals {
  /** `isNew` is false when this reference had arrived before: deliveries may repeat. */
  add(order: WarehouseOrder): { arrival: Arrival; isNew: boolean };
  readonly count: number;
  /** How many times a known reference came again. */
  readonly repeated: number;
  /** Newest first. */
  latest(limit: number): Arrival[];
  close(): Promise<void>;
}

export async function openArrivals(file: string): Promise<Arrivals> {
  mkdirSync(dirname(file), { recursive: true });
  const byReference = new Map<string, Arrival>();
  for (const arrival of await readLines(file)) byReference.set(arrival.order.reference, arrival);
  const output = createWriteStream(file, { flags: "a", mode: 0o600 });
  let repeated = 0;
  return {
    add(order) {
      const known = byReference.get(order.reference);
      if (known) {
        repeated++;
        return { arrival: known, isNew: false };
      }
      const id = `W-${String(byReference.size + 1).padStart(6, "0")}`;
      const arrival = { id, arrivedAt: new Date().toISOString(), order };
      byReference.set(order.reference, arrival);
      output.write(`${JSON.stringify(arrival)}\n`);
      return { arrival, isNew: true };
    },
    get count() {
      return byReference.size;
    },
    get repeated() {
      return repeated;
    },
    latest: (limit) => [...byReference.values()].slice(-limit).reverse(),
    close: () => endStream(output),
  };
}

async function readLines(file: string): Promise<Arrival[]> {
  if (!existsSync(file)) return [];
  const arrivals: Arrival[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.endsWith("}")) arrivals.push(JSON.parse(line)); // the last line may be cut off by a crash
  }
  return arrivals;
}

function endStream(stream: WriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once("error", reject);
    stream.end(() => resolve());
  });
}

import type { Ledger } from "../ledger/ledger.ts";
import { keepGoing } from "./keep-going.ts";
import type { Tables } from "./tables.ts";

interface WatchOptions {
  tables: Tables;
  ledger: Ledger;
  everyMs: number;
  signal: AbortSignal;
}

/** Tells the ledger of rows that came into the target table, and of those that were written again. */
export async function watchTarget({ tables, ledger, everyMs, signal }: WatchOptions): Promise<void> {
  const seen = new Map<string, number>();
  const look = async () => {
    for (const { id, times } of await tables.readTarget()) {
      const before = seen.get(id) ?? 0;
      seen.set(id, times);
      const [route = ""] = id.split("/");
      for (let count = before; count < times; count += 1) ledger.arrived({ route, id, ending: "table" });
    }
  };
  await keepGoing(look, { everyMs, signal });
}

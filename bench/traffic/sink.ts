import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Sink {
  port: number;
  /** Milliseconds (`performance.now()`) by order id, first arrivals only. */
  arrivals: Map<number, number>;
  duplicates(): number;
  forget(): void;
}

/** The server at the far end: reads the order id out of every POST and notes when it came. */
export async function openSink(): Promise<Sink> {
  const arrivals = new Map<number, number>();
  let duplicateCount = 0;
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("latin1");
    request.on("data", (chunk: string) => {
      text += chunk;
    });
    request.on("end", () => {
      const id = Number(/"orderId":(\d+)/.exec(text)?.[1]);
      if (arrivals.has(id)) duplicateCount += 1;
      else arrivals.set(id, performance.now());
      response.writeHead(200, { "content-type": "application/json", "content-length": 2 });
      response.end("{}");
    });
  });
  // Kept open through the pauses between rounds: a target that closes connections would measure reconnecting.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  return {
    port: (server.address() as AddressInfo).port, // a server on a TCP port has no other kind of address
    arrivals,
    duplicates: () => duplicateCount,
    forget() {
      arrivals.clear();
      duplicateCount = 0;
    },
  };
}

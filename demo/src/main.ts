import { join } from "node:path";
import { demoFolder } from "./place.ts";
import { readDemoSettings } from "./settings.ts";
import { runShop } from "./shop/run-shop.ts";
import { startDemo } from "./start-demo.ts";
import { stopDemo } from "./stop-demo.ts";
import { runWarehouse } from "./warehouse/run-warehouse.ts";

/** The demo's outside world in one process: the shop with its database, and the warehouse. Ends on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const { home, warehousePort } = readDemoSettings(process.env);
  const stop = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stop.abort());
  const place = await startDemo({ home, warehousePort, log, signal: stop.signal });
  const warehouse = await runWarehouse({ ...place.warehouse, file: join(demoFolder(home), "warehouse.jsonl") });
  log(`Demo warehouse: http://localhost:${warehouse.port}/`);
  await runShop(place, { log, signal: stop.signal });
  await warehouse.close();
  await stopDemo({ home });
}

function log(line: string): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level: 30, msg: line })}\n`);
}

try {
  await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : fault}\n`);
  process.exitCode = 1;
}

import { startDatabase } from "./database/start-database.ts";
import { type DemoPlace, demoPlace } from "./place.ts";

interface StartOptions {
  /** `MILLRACE_HOME`. */
  home: string;
  warehousePort?: number | undefined;
  log: (line: string) => void;
  signal: AbortSignal;
}

/** Makes the demo's database and its content as far as they are missing, and starts it. Safe to repeat. */
export async function startDemo({ home, warehousePort, log, signal }: StartOptions): Promise<DemoPlace> {
  return startDatabase(await demoPlace({ home, warehousePort }), { home, log, signal });
}

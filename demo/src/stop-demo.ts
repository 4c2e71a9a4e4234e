import { rmSync } from "node:fs";
import { stopDatabase } from "./database/stop-database.ts";
import { demoFolder, demoPlace, isDemoKnown } from "./place.ts";

/** Stops the demo's database. `forget` also removes everything the demo keeps. Fine when there is no demo. */
export async function stopDemo({ home, forget = false }: { home: string; forget?: boolean }): Promise<void> {
  if (!isDemoKnown(home)) return;
  await stopDatabase(await demoPlace({ home }), { forget });
  if (forget) rmSync(demoFolder(home), { recursive: true, force: true });
}

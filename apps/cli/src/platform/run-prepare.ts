import type { CommandContext } from "../command.ts";
import { prepareServices } from "./prepare-platform.ts";
import type { UpResult } from "./run-up.ts";
import { seedPlatform } from "./seed-platform.ts";

/** Prepares everything but the build, and starts no program: for containers, which run them, and for tests. */
export async function runPrepare(context: CommandContext): Promise<UpResult> {
  const addresses = await seedPlatform(await prepareServices(context));
  return { ...addresses, state: "prepared" };
}

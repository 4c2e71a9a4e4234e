import type { CommandContext } from "../command.ts";
import { prepareContent, prepareServices } from "./prepare-platform.ts";
import type { UpResult } from "./run-up.ts";
import { seedPlatform } from "./seed-platform.ts";

/** Prepares everything but the web build, and starts no program: for containers, which run the programs themselves. */
export async function runPrepare(context: CommandContext): Promise<UpResult> {
  const platform = await prepareServices(context);
  await prepareContent(platform, context.report);
  return { ...(await seedPlatform(platform)), state: "prepared" };
}

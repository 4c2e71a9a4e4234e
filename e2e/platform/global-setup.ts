import { isPlatformGiven, publishPlatform } from "./platform.ts";
import { startPlatform } from "./start-platform.ts";

/** Starts the platform before the first test; what it returns takes it down after the last. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (isPlatformGiven()) return async () => {};
  const started = await startPlatform();
  publishPlatform(started.platform);
  return async () => await started[Symbol.asyncDispose]();
}

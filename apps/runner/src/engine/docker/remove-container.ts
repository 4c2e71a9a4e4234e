import { setTimeout as pause } from "node:timers/promises";
import type Docker from "dockerode";
import { ignoring } from "./status-of.ts";

/** SIGTERM is sent again this often. */
const repeatMs = 500;

interface Ends {
  container: Docker.Container;
  /** The same one, asked without a deadline. */
  waiting: Docker.Container;
}

/**
 * Asks a container to end, and removes it when it has, or when its time is over. The first process of a container ignores
 * SIGTERM until it listens for it: while it starts, one signal would be lost, and the whole grace time with it.
 */
export async function removeContainer(ends: Ends, graceMs: number): Promise<void> {
  const { container } = ends;
  if (graceMs > 0) await askToEnd(ends, graceMs);
  // 409: being removed by someone else.
  await ignoring([404, 409], container.remove({ force: true, v: true }));
}

async function askToEnd({ container, waiting }: Ends, graceMs: number): Promise<void> {
  const over = new AbortController();
  let hasEnded = false;
  const ended = ignoring([404], waiting.wait({ abortSignal: over.signal })).then(
    () => {
      hasEnded = true;
    },
    // Aborted, or the engine went away: the removal below tells.
    () => {},
  );
  const deadline = Date.now() + graceMs;
  while (!hasEnded && Date.now() < deadline) {
    // 409: not running (any more).
    await ignoring([404, 409], container.kill({ signal: "SIGTERM" }));
    await Promise.race([ended, pause(repeatMs, undefined, { ref: false })]);
  }
  over.abort();
}

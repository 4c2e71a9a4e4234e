import { listOpenBuilds } from "@millrace/db";
import { workOn } from "@millrace/jobs";
import { every } from "../every.ts";
import type { Runner } from "../runner.ts";
import { buildComponent } from "./build-component.ts";

/** A build nobody was told of, or whose runner died, is found after this long. */
const lookMs = 15_000;

/** Builds what is pushed, one at a time, each on one runner alone. `close` waits for the one under way. */
export function startBuilds(runner: Runner): { close(): Promise<void> } {
  const { redisPlace, locks, log, db, signal } = runner;
  const onError = (error: unknown) => log.warn({ err: error }, "building a component failed, trying again");
  const build = async (buildId: string) => {
    const release = await locks.tryLock(`build/${buildId}`);
    if (release) await buildComponent(runner, { buildId }).finally(release);
  };
  const worker = workOn(redisPlace, {
    name: "build-component",
    concurrency: 1,
    onError,
    handle: async ({ buildId }) => {
      await build(buildId);
      return null;
    },
  });
  const looking = every(
    async () => {
      for (const buildId of await listOpenBuilds(db)) await build(buildId);
    },
    { intervalMs: lookMs, signal, onError },
  );
  return {
    close: async () => {
      await Promise.all([worker.close(), looking]);
    },
  };
}

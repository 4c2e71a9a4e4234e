import { statfs } from "node:fs/promises";
import { freemem, totalmem } from "node:os";
import type { JobResult } from "@millrace/jobs";
import type { Health } from "../health/open-health.ts";
import type { Runner } from "../runner.ts";

/** What the machine has left, and what of the services does not answer. */
export async function lookAtHost(
  { management, signal }: Pick<Runner, "management" | "signal">,
  { health }: { health: Pick<Health, "problems"> },
): Promise<JobResult<"host">> {
  const [problems, disk, brokerAlarms] = await Promise.all([
    health.problems(),
    statfs(process.cwd()),
    management.listAlarms(signal).catch(() => []), // a broker that does not answer is one of the problems
  ]);
  return {
    problems,
    memory: { free: freemem(), total: totalmem() },
    disk: { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    brokerAlarms,
  };
}

import type { Jobs } from "@millrace/jobs";
import { within } from "./within.ts";

const patienceMs = 2_000;

/**
 * Has the runner look at a flow now. The wish is in the database already, and the runner's next sweep sees it without being
 * told: an absent Redis costs seconds, not the wish, and is no reason to refuse it.
 */
export async function hurryRunner({ jobs }: { jobs: Jobs }, { flowId }: { flowId: string }): Promise<void> {
  const told = jobs.tell("reconcile", { flowId }).catch(() => undefined);
  await within(patienceMs, told);
}

import { type Database, findStepDeath, type StepDeath } from "@millrace/db";
import type { DeadLetter } from "./dead-letter.ts";

/** A message leaves its queue when the broker notices that its container is gone: at once, or after two missed heartbeats. */
const noticedWithinMs = 25_000;
/** Cut to whole seconds on the one side, another clock on the other. */
const clocksDifferMs = 2_000;

/** How the container ended that had this message last; undefined when it is not known (yet). */
export async function findKillerDeath(
  db: Database,
  { flowId, stepId, leftAt }: Pick<DeadLetter, "flowId" | "stepId" | "leftAt">,
): Promise<StepDeath | undefined> {
  if (leftAt === undefined) return undefined;
  const death = await findStepDeath(db, { flowId, stepId });
  const isOfThis = death && death.at >= leftAt - noticedWithinMs && death.at <= leftAt + clocksDifferMs;
  return isOfThis ? death : undefined;
}

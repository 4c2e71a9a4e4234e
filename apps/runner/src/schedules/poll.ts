import { type Publisher, queueDepth, stepQueue } from "@millrace/broker";
import { DomainError } from "@millrace/flow";
import type { Runner } from "../runner.ts";
import { findTrigger, sendStartMessage } from "./start-message.ts";

/**
 * The schedule is due: start the trigger, unless an earlier poll still waits or is being worked on. Two polls side by side
 * would read the same rows from the same snapshot.
 * @returns whether a message was sent.
 */
export async function poll(
  { runner, publisher }: { runner: Runner; publisher: Publisher },
  { flowId }: { flowId: string },
): Promise<boolean> {
  const found = await findTrigger(runner, flowId).catch((error: unknown) => {
    // The schedule may fire once more while its flow stops.
    if (error instanceof DomainError && !error.retryable) return undefined;
    throw error;
  });
  if (!found || (await isBusy(runner, { flowId, stepId: found.triggerId }))) return false;
  await sendStartMessage({ runner, publisher }, found);
  return true;
}

async function isBusy(
  { session, management, signal }: Runner,
  { flowId, stepId }: { flowId: string; stepId: string },
): Promise<boolean> {
  const queue = stepQueue({ flowId, stepId, kind: "messages" });
  const depth = await queueDepth(session, queue);
  if (depth && depth.ready > 0) return true;
  // What is in a consumer's hands only the statistics know.
  const [facts] = await management.listQueues(queue, signal);
  return (facts?.unacked ?? 0) > 0;
}

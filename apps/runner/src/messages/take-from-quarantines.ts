import type { RetryableError } from "@millrace/db";
import type { MessageDesk } from "./message-desk.ts";
import { takeQuarantined } from "./take-quarantined.ts";

/** Takes the copies of quarantined errors out of their steps' quarantines. */
export async function takeFromQuarantines(
  desk: Pick<MessageDesk, "session" | "signal">,
  { flowId, errors }: { flowId: string; errors: readonly Pick<RetryableError, "stepId" | "messageId">[] },
): Promise<void> {
  for (const [stepId, ofStep] of Map.groupBy(errors, (error) => error.stepId)) {
    const messageIds = ofStep.flatMap(({ messageId }) => messageId ?? []);
    await takeQuarantined(desk, { flowId, stepId, messageIds });
  }
}

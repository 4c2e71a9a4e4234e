import { createMessageCipher } from "@millrace/broker";
import { deriveFlowCipher } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import type { JobPayload, JobResult, QueuedMessage } from "@millrace/jobs";
import { chooseMessages } from "./choose-messages.ts";
import { describeMessage, openMessage } from "./describe-message.ts";
import type { MessageDesk } from "./message-desk.ts";
import { visitQueues } from "./visit-queues.ts";

const mostShown = 256_000;

/** One message of a queue; a large one is cut unless all of it is asked for. Throws `not_found` when it is not there any more. */
export async function showMessage(
  desk: MessageDesk,
  { flowId, stepId, kind, messageId, isWhole }: JobPayload<"show-message">,
): Promise<JobResult<"show-message">> {
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey: desk.masterKey, flowId }));
  const isMeant = chooseMessages(cipher, { messageIds: [messageId] });
  const mostText = isWhole ? Number.POSITIVE_INFINITY : mostShown;
  const found: QueuedMessage[] = [];
  await visitQueues(desk, {
    flowId,
    stepId,
    kind,
    purpose: "look",
    visit: async (_queue, batch) => {
      const [taken] = batch.filter(isMeant);
      if (taken) found.push(describeMessage(taken, { message: openMessage(cipher, taken), mostText }));
      return batch;
    },
  });
  const [described] = found;
  if (!described)
    throw new DomainError("not_found", `Message ${messageId} is not in this queue of ${stepId} any more.`);
  return { sealed: cipher.seal(described).toString("latin1") };
}

import { createMessageCipher, flowExchange, type MessageCipher, readHeaders, routingKey } from "@millrace/broker";
import { deriveFlowCipher, reopenExecutions } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import type { JobPayload } from "@millrace/jobs";
import { dueHeader, refusalsHeader } from "../rebounds/rebound.ts";
import type { ActProgress } from "./act-progress.ts";
import { chooseMessages } from "./choose-messages.ts";
import { copyOf } from "./copy-of.ts";
import { editMessage } from "./edit-message.ts";
import { executionRecount } from "./execution-recount.ts";
import type { MessageDesk } from "./message-desk.ts";
import { publishOrReason } from "./publish-or-reason.ts";
import type { TakenMessage } from "./take-messages.ts";
import { visitQueues } from "./visit-queues.ts";

export type Act = JobPayload<"act-on-messages">;

/** One round of the queue, in which those that are chosen go, or are replaced where they stand. */
export async function visitChosen(
  desk: MessageDesk,
  { act, progress }: { act: Act; progress: ActProgress },
): Promise<void> {
  const { flowId, stepId, kind } = act;
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey: desk.masterKey, flowId }));
  const isMeant = chooseMessages(cipher, act);
  await visitQueues(desk, {
    flowId,
    stepId,
    kind,
    purpose: "look",
    begin: ({ queued }) => {
      progress.queued = queued;
    },
    visit: async (_queue, batch) => {
      await progress.note();
      // The round is finished all the same, for the queue's order.
      if (progress.isCancelled) return batch;
      progress.looked += batch.length;
      const stayed = await Promise.all(
        batch.map((taken) => (isMeant(taken) ? actOn(desk, { act, cipher, taken, progress }) : taken)),
      );
      const staying = stayed.filter((taken) => taken !== undefined);
      if (act.act === "drop") await forget(desk, { flowId, gone: batch.filter((taken) => !staying.includes(taken)) });
      return staying;
    },
  });
}

interface Acting {
  act: Act;
  cipher: MessageCipher;
  taken: TakenMessage;
  progress: ActProgress;
}

/** @returns what stays in its place. */
async function actOn(desk: MessageDesk, { act, cipher, taken, progress }: Acting): Promise<TakenMessage | undefined> {
  const { messageId } = readHeaders(taken.headers);
  if (act.act === "drop") {
    progress.succeed(messageId);
    return undefined;
  }
  if (act.act === "edit") {
    if (act.sealedEdit === undefined) throw new DomainError("invalid_input", "Say what the message is to be.");
    const outcome = editMessage(cipher, { taken, sealedEdit: act.sealedEdit });
    if ("reason" in outcome) {
      progress.fail(messageId, outcome.reason);
      return taken;
    }
    progress.succeed(messageId);
    if (act.kind !== "quarantined") return outcome.edited;
    return (await sendBack(desk, { act, taken: outcome.edited, progress })) ? undefined : taken;
  }
  if (!(await sendBack(desk, { act, taken, progress }))) return taken;
  progress.succeed(messageId);
  return undefined;
}

/** To the end of its step's queue, at once. */
async function sendBack(
  { publisher }: MessageDesk,
  { act: { flowId, stepId }, taken, progress }: Omit<Acting, "cipher">,
): Promise<boolean> {
  const { [dueHeader]: _due, [refusalsHeader]: _refusals, ...headers } = taken.headers;
  const to = { exchange: flowExchange(flowId), routingKey: routingKey({ flowId, stepId, kind: "requeue" }) };
  const reason = await publishOrReason(
    publisher,
    copyOf({ content: taken.content, headers, expirationMs: undefined }, to),
  );
  if (reason !== undefined) progress.fail(readHeaders(taken.headers).messageId, reason);
  return reason === undefined;
}

/** Their executions wait for them no longer. */
async function forget(
  { db }: MessageDesk,
  { flowId, gone }: { flowId: string; gone: readonly TakenMessage[] },
): Promise<void> {
  await reopenExecutions(db, { flowId, recounts: gone.flatMap(({ headers }) => executionRecount(headers, -1)) });
}

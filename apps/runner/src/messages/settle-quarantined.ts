import { createMessageCipher, readHeaders } from "@millrace/broker";
import { deriveFlowCipher, listQuarantined } from "@millrace/db";
import type { ActProgress } from "./act-progress.ts";
import { chooseMessages } from "./choose-messages.ts";
import { dismissErrors } from "./dismiss-errors.ts";
import { editMessage } from "./edit-message.ts";
import type { MessageDesk } from "./message-desk.ts";
import { retryErrors } from "./retry-errors.ts";
import type { TakenMessage } from "./take-messages.ts";
import { type Act, visitChosen } from "./visit-chosen.ts";
import { visitQueues } from "./visit-queues.ts";

const errorsAtOnce = 200;

interface Settling {
  act: Act;
  progress: ActProgress;
}

/**
 * What is chosen of a quarantine is settled with its error record, as if that had been retried or dismissed. What has no record, since the step
 * was stopped meanwhile, say, goes by itself.
 */
export async function settleQuarantined(desk: MessageDesk, { act, progress }: Settling): Promise<void> {
  const { flowId, stepId } = act;
  const chosen = await findChosen(desk, { act, progress });
  const recorded = await listQuarantined(desk.db, { flowId, stepId, messageIds: [...chosen.keys()] });
  const errors = [...recorded].map(([messageId, errorId]) => ({ messageId, errorId }));
  for (let from = 0; from < errors.length; from += errorsAtOnce) {
    await progress.note();
    if (progress.isCancelled) return;
    await settleErrorsOf(desk, { act, progress, chosen, errors: errors.slice(from, from + errorsAtOnce) });
  }
  const others = [...chosen.keys()].filter((messageId) => !recorded.has(messageId));
  if (others.length === 0) return;
  const { sealedSearch: _found, ...alone } = act;
  await visitChosen(desk, { act: { ...alone, messageIds: others }, progress });
}

/** By id; of an edit the message as well. */
async function findChosen(
  desk: MessageDesk,
  { act, progress }: Settling,
): Promise<Map<string, TakenMessage | undefined>> {
  const { flowId, stepId, kind } = act;
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey: desk.masterKey, flowId }));
  const isMeant = chooseMessages(cipher, act);
  const chosen = new Map<string, TakenMessage | undefined>();
  await visitQueues(desk, {
    flowId,
    stepId,
    kind,
    purpose: "look",
    begin: ({ queued }) => {
      progress.queued = queued;
    },
    visit: async (_queue, batch) => {
      progress.looked += batch.length;
      for (const taken of batch.filter(isMeant)) {
        const { messageId } = readHeaders(taken.headers);
        if (messageId !== undefined) chosen.set(messageId, act.act === "edit" ? taken : undefined);
      }
      return batch;
    },
  });
  return chosen;
}

interface SettlingErrors extends Settling {
  chosen: ReadonlyMap<string, TakenMessage | undefined>;
  errors: readonly { messageId: string; errorId: string }[];
}

async function settleErrorsOf(desk: MessageDesk, { act, progress, chosen, errors }: SettlingErrors): Promise<void> {
  const { flowId, actor } = act;
  const errorIds = errors.map(({ errorId }) => errorId);
  if (act.act === "drop") {
    await dismissErrors(desk, { flowId, errorIds, actor });
    for (const { messageId } of errors) progress.succeed(messageId);
    return;
  }
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey: desk.masterKey, flowId }));
  const [taken] = chosen.values();
  const outcome = act.sealedEdit && taken ? editMessage(cipher, { taken, sealedEdit: act.sealedEdit }) : undefined;
  if (outcome && "reason" in outcome) {
    for (const { messageId } of errors) progress.fail(messageId, outcome.reason);
    return;
  }
  const { failed } = await retryErrors(desk, {
    flowId,
    errorIds,
    actor,
    ...(outcome && { sealedInput: outcome.sealed }),
  });
  const reasons = new Map(failed.map(({ id, reason }) => [id, reason]));
  for (const { messageId, errorId } of errors) {
    const reason = reasons.get(errorId);
    if (reason === undefined) progress.succeed(messageId);
    else progress.fail(messageId, reason);
  }
}

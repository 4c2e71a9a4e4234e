import { addTimelineLine, listRetryable, type RetryableError, settleErrors } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import type { JobPayload, JobResult } from "@millrace/jobs";
import { uuidV7 } from "../uuid-v7.ts";
import { countErrors } from "./count-errors.ts";
import { findKeptFlow, type KeptFlow } from "./find-kept-flow.ts";
import { inTurn } from "./in-turn.ts";
import type { MessageDesk } from "./message-desk.ts";
import { publishOrReason } from "./publish-or-reason.ts";
import { requeuedMessage } from "./requeued-message.ts";
import { takeFromQuarantines } from "./take-from-quarantines.ts";

type Retry = JobPayload<"retry-errors">;
type Failure = JobResult<"retry-errors">["failed"][number];

/** Inputs may be large: so many are in memory at the same time. */
const recordsAtOnce = 50;

/**
 * Sends inputs of errors to their steps once more. First confirmed, then settled: a crash in between may double a message, never
 * lose one. Throws `not_found`, and `wrong_state` when the flow has no queues.
 */
export async function retryErrors(desk: MessageDesk, retry: Retry): Promise<JobResult<"retry-errors">> {
  const { flowId, actor } = retry;
  if (retry.sealedInput !== undefined && retry.errorIds.length > 1) {
    throw new DomainError("invalid_input", "An edited message stands for one error alone.");
  }
  const busy = "Errors of this flow are being retried or dismissed by somebody else: try again in a moment.";
  const work = async () => {
    const kept = await findKeptFlow(desk.db, flowId);
    const outcome = await retryAll(desk, { kept, retry });
    if (outcome.sent.length > 0) {
      const reason = `Retried ${countErrors(outcome.sent)}`;
      await addTimelineLine(desk.db, { flowId, actor, reason, numbers: { retried: outcome.sent.length } });
    }
    return { retried: outcome.sent.length, failed: outcome.failed };
  };
  return await inTurn(desk, { name: `errors/${flowId}`, busy, work });
}

type Sent = Omit<RetryableError, "sealedInput">;

async function retryAll(
  desk: MessageDesk,
  { kept, retry }: { kept: KeptFlow; retry: Retry },
): Promise<{ sent: Sent[]; failed: Failure[] }> {
  const { flowId, actor } = retry;
  const settle = (errors: readonly Sent[]) =>
    settleErrors(desk.db, { flowId, errorIds: errors.map(({ id }) => id), status: "retried", actor });
  const errorIds = [...new Set(retry.errorIds)];
  const sent: Sent[] = [];
  const failed: Failure[] = [];
  for (let from = 0; from < errorIds.length; from += recordsAtOnce) {
    const outcome = await retrySome(desk, { kept, retry, errorIds: errorIds.slice(from, from + recordsAtOnce) });
    await settle(outcome.sent.filter(({ status }) => status === "open"));
    sent.push(...outcome.sent);
    failed.push(...outcome.failed);
  }
  const quarantined = sent.filter(({ status }) => status === "quarantined");
  await takeFromQuarantines(desk, { flowId, errors: quarantined });
  await settle(quarantined);
  return { sent, failed };
}

async function retrySome(
  desk: MessageDesk,
  { kept, retry, errorIds }: { kept: KeptFlow; retry: Retry; errorIds: readonly string[] },
): Promise<{ sent: Sent[]; failed: Failure[] }> {
  const records = await listRetryable(desk.db, { flowId: retry.flowId, errorIds });
  const known = new Set(records.map(({ id }) => id));
  const outcomes = await Promise.all(
    records.map(async (record) => ({
      record,
      reason: await retryOne(desk, { kept, record, edited: retry.sealedInput }),
    })),
  );
  return {
    sent: outcomes.flatMap(({ record: { sealedInput: _large, ...record }, reason }) =>
      reason === undefined ? [record] : [],
    ),
    failed: [
      ...errorIds.filter((id) => !known.has(id)).map((id) => ({ id, reason: "there is no such error in this flow" })),
      ...outcomes.flatMap(({ record: { id }, reason }) => (reason === undefined ? [] : [{ id, reason }])),
    ],
  };
}

/** @returns why it was not sent. */
async function retryOne(
  { publisher }: MessageDesk,
  { kept, record, edited }: { kept: KeptFlow; record: RetryableError; edited: string | undefined },
): Promise<string | undefined> {
  const { id, stepId, status, inputHeaders } = record;
  const sealed = edited ?? record.sealedInput;
  if (status === "retried" || status === "dismissed") return `it was ${status} already`;
  if (sealed === undefined) return "no message was kept of it";
  if (!kept.graph.nodes.some((node) => node.id === stepId)) {
    return `version ${kept.version} has no step ${stepId} any more`;
  }
  const threadId = record.threadId ?? uuidV7(Date.now());
  return await publishOrReason(
    publisher,
    requeuedMessage(kept.flow, { stepId, sealed, threadId, headers: inputHeaders, retryOf: id }),
  );
}

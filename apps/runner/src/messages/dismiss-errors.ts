import { addTimelineLine, listRetryable, type RetryableError, settleErrors } from "@millrace/db";
import type { JobPayload, JobResult } from "@millrace/jobs";
import { countErrors } from "./count-errors.ts";
import { inTurn } from "./in-turn.ts";
import type { MessageDesk } from "./message-desk.ts";
import { takeFromQuarantines } from "./take-from-quarantines.ts";

/** Gives up the messages of errors, whatever state the flow is in; those settled before are left as they are. */
export async function dismissErrors(
  desk: MessageDesk,
  { flowId, errorIds, actor }: JobPayload<"dismiss-errors">,
): Promise<JobResult<"dismiss-errors">> {
  const busy = "Errors of this flow are being retried or dismissed by somebody else: try again in a moment.";
  const work = async () => {
    const records = await listWithoutInputs(desk, { flowId, errorIds });
    await takeFromQuarantines(desk, { flowId, errors: records.filter(({ status }) => status === "quarantined") });
    const settled = new Set(await settleErrors(desk.db, { flowId, errorIds, status: "dismissed", actor }));
    if (settled.size > 0) {
      const reason = `Dismissed ${countErrors(records.filter(({ id }) => settled.has(id)))}`;
      await addTimelineLine(desk.db, { flowId, actor, reason, numbers: { dismissed: settled.size } });
    }
    return { dismissed: settled.size };
  };
  return await inTurn(desk, { name: `errors/${flowId}`, busy, work });
}

/** Inputs may be large: so many are in memory at the same time. */
const recordsAtOnce = 50;

async function listWithoutInputs(
  { db }: Pick<MessageDesk, "db">,
  { flowId, errorIds }: { flowId: string; errorIds: readonly string[] },
): Promise<Omit<RetryableError, "sealedInput">[]> {
  const listed: Omit<RetryableError, "sealedInput">[] = [];
  for (let from = 0; from < errorIds.length; from += recordsAtOnce) {
    const records = await listRetryable(db, { flowId, errorIds: errorIds.slice(from, from + recordsAtOnce) });
    listed.push(...records.map(({ sealedInput: _large, ...record }) => record));
  }
  return listed;
}

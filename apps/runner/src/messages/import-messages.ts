import { readHeaders } from "@millrace/broker";
import { reopenExecutions } from "@millrace/db";
import type { JobPayload, JobResult } from "@millrace/jobs";
import { uuidV7 } from "../uuid-v7.ts";
import { executionRecount } from "./execution-recount.ts";
import { findKeptFlow, type KeptFlow } from "./find-kept-flow.ts";
import type { MessageDesk } from "./message-desk.ts";
import { publishOrReason } from "./publish-or-reason.ts";
import { requeuedMessage } from "./requeued-message.ts";

type Imported = JobPayload<"import-messages">["messages"][number];

/**
 * Puts messages into the queues of steps, each confirmed. One goes on with the execution it is from if that is known here, else it
 * begins one. Throws `wrong_state` when the flow has no queues; what is wrong with a single message is told beside its place.
 */
export async function importMessages(
  desk: MessageDesk,
  { flowId, messages }: JobPayload<"import-messages">,
): Promise<JobResult<"import-messages">> {
  const kept = await findKeptFlow(desk.db, flowId);
  // Before they arrive: counted afterwards, an execution could end in between.
  const coming = messages.flatMap(({ headers }) => executionRecount(headers, 1));
  const known = await reopenExecutions(desk.db, { flowId, recounts: coming });
  const reasons = await Promise.all(messages.map((message) => importOne(desk, { kept, message, known })));
  const failed = reasons.flatMap((reason, index) => (reason === undefined ? [] : [{ index, reason }]));
  const notCome = failed.flatMap(({ index }) => executionRecount(messages[index]?.headers ?? {}, -1));
  await reopenExecutions(desk.db, { flowId, recounts: notCome });
  return { imported: messages.length - failed.length, failed };
}

/** @returns why it was not put into its queue. */
async function importOne(
  { publisher }: MessageDesk,
  { kept, message, known }: { kept: KeptFlow; message: Imported; known: ReadonlySet<string> },
): Promise<string | undefined> {
  const { flow, version, graph } = kept;
  const { stepId, headers, sealed } = message;
  if (!graph.nodes.some(({ id }) => id === stepId)) return `version ${version} of the flow has no step ${stepId}`;
  const { threadId } = readHeaders(headers);
  const isKnown = threadId !== undefined && known.has(threadId);
  const thread = isKnown ? threadId : uuidV7(Date.now());
  return await publishOrReason(publisher, requeuedMessage(flow, { stepId, sealed, threadId: thread, headers }));
}

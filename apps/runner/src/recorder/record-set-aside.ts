import type { Delivery } from "@millrace/broker";
import { type Database, insertErrors, recordTraces, type StepDeath } from "@millrace/db";
import type { DeadLetter } from "./dead-letter.ts";
import type { FlowFacts } from "./flow-facts.ts";
import { inputHeaders } from "./input-headers.ts";
import { storableText } from "./storable.ts";
import { summarizeTraces } from "./summarize-traces.ts";

interface SetAside {
  delivery: Pick<Delivery, "content" | "headers">;
  letter: DeadLetter;
  facts: FlowFacts;
  death: StepDeath | undefined;
  error: { name: string; message: string };
  isInQuarantine: boolean;
  /** Whether an error handler has it as a message. */
  isHandled: boolean;
}

/** An error record for a message that was set aside. Told twice, it counts once. */
export async function recordSetAside(db: Database, setAside: SetAside): Promise<void> {
  const { delivery, letter, facts, death, error, isInQuarantine } = setAside;
  const { flowId, stepId, messageId, threadId, protocolVersion } = letter;
  const { content, headers } = delivery;
  const now = Date.now();
  const execId = letter.execId ?? facts.execId ?? "";
  const isNew = await insertErrors(db, [
    {
      workspaceId: facts.workspaceId,
      flowId,
      stepId,
      execId: storableText(execId),
      threadId: threadId === undefined ? null : storableText(threadId),
      messageId: messageId === undefined ? null : storableText(messageId),
      at: now,
      ...error,
      stack: null,
      sealedInput: content.toString(protocolVersion === 2 ? "base64" : "latin1"),
      sealedLogs: death?.sealedLogs ?? null,
      inputHeaders: inputHeaders(headers, {
        sender: headers.stepId,
        parentMessageId: headers.parentMessageId,
        protocolVersion,
      }),
      death,
      isQuarantined: isInQuarantine,
    },
  ]);
  if (isNew > 0 && threadId !== undefined) await countAsFailed(db, { setAside, threadId, execId, now });
}

/** No step reports this message any more: its execution would wait for it for ever. */
async function countAsFailed(
  db: Database,
  { setAside, threadId, execId, now }: { setAside: SetAside; threadId: string; execId: string; now: number },
): Promise<void> {
  const { letter, facts, delivery, isHandled } = setAside;
  const record = {
    messageId: letter.messageId ?? "",
    threadId,
    start: now,
    end: now,
    outcome: "error" as const,
    emitted: 0,
    inBytes: delivery.content.length,
    outBytes: 0,
  };
  const { flowId, stepId } = letter;
  const batch = { v: 1 as const, flowId, stepId, execId, containerId: "", records: [record] };
  const handledSteps = isHandled ? facts.handledSteps : new Set<string>();
  await recordTraces(db, summarizeTraces([{ batch, facts: { ...facts, handledSteps } }]));
}

import { BrokerUnavailable, createMessageCipher, readHeaders } from "@millrace/broker";
import { deriveFlowCipher } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import {
  type JobPayload,
  type JobResult,
  type MessageWriter,
  openMessageWriter,
  type StreamedMessage,
} from "@millrace/jobs";
import { chooseMessages } from "./choose-messages.ts";
import type { WaitingQueue } from "./list-waiting-queues.ts";
import type { MessageDesk } from "./message-desk.ts";
import type { TakenMessage } from "./take-messages.ts";
import { visitQueues } from "./visit-queues.ts";

/**
 * Copies what waits in front of a flow's steps (or one), or what is chosen of that, into a message stream; nothing leaves its queue. Whoever reads the stream gets
 * to know why it failed, too. Throws `wrong_state` while containers take messages.
 */
export async function exportMessages(
  desk: MessageDesk,
  wanted: JobPayload<"export-messages">,
): Promise<JobResult<"export-messages">> {
  const writer = openMessageWriter(desk.redisPlace, { streamId: wanted.streamId, signal: desk.signal });
  try {
    const exported = await copyAll(desk, { ...wanted, writer });
    await writer.end();
    return { exported };
  } catch (error) {
    await writer.fail(asDomainError(error)).catch(() => {}); // a reader that is gone or deaf runs out of patience
    throw error;
  }
}

type Export = JobPayload<"export-messages"> & { writer: MessageWriter };

async function copyAll(desk: MessageDesk, { writer, ...wanted }: Export): Promise<number> {
  const { flowId, stepId, kind, streamId } = wanted;
  const isMeant = chooseMessages(createMessageCipher(deriveFlowCipher({ masterKey: desk.masterKey, flowId })), wanted);
  const shown = new Showing(writer, { streamId, isMeant });
  await visitQueues(desk, {
    flowId,
    stepId,
    kind,
    purpose: "export",
    extra: { [seenHeader]: streamId },
    visit: (queue, batch) => shown.show(queue, batch),
  });
  return shown.end();
}

/** In the header of what was shown: a rebound that becomes due meanwhile is met again in its step's queue. */
const seenHeader = "seenIn";

/** Passes messages on for as long as somebody reads; the queue's round is finished either way, for its order. */
class Showing {
  readonly #writer: MessageWriter;
  readonly #streamId: string;
  readonly #isMeant: (message: TakenMessage) => boolean;
  #count = 0;
  #failure: Error | undefined;

  constructor(
    writer: MessageWriter,
    { streamId, isMeant }: { streamId: string; isMeant: (message: TakenMessage) => boolean },
  ) {
    this.#writer = writer;
    this.#streamId = streamId;
    this.#isMeant = isMeant;
  }

  /** @returns all of them: they stay where they are. */
  async show({ stepId }: WaitingQueue, batch: readonly TakenMessage[]): Promise<readonly TakenMessage[]> {
    if (this.#failure) return batch;
    const fresh = batch.filter(({ headers }) => headers[seenHeader] !== this.#streamId).filter(this.#isMeant);
    try {
      await this.#writer.write(fresh.map((message) => streamed(stepId, message)));
      this.#count += fresh.length;
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    }
    return batch;
  }

  /** @returns how many were shown. Throws when the reader did not stay until the end. */
  end(): number {
    if (this.#failure) throw this.#failure;
    return this.#count;
  }
}

function streamed(stepId: string, { content, headers }: TakenMessage): StreamedMessage {
  const { messageId, parentMessageId, threadId, stepId: sender, protocolVersion, meta } = readHeaders(headers);
  return {
    stepId,
    headers: { messageId, parentMessageId, threadId, stepId: sender, ...meta },
    sealed: content.toString(protocolVersion === 2 ? "base64" : "latin1"),
  };
}

function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  return new BrokerUnavailable("The export broke off. The runner's log says why.", { cause: error });
}

import { BrokerUnavailable, QueueFull, readHeaders } from "@millrace/broker";
import { DomainError } from "@millrace/flow";
import {
  type JobPayload,
  type JobResult,
  type MessageWriter,
  openMessageWriter,
  type StreamedMessage,
} from "@millrace/jobs";
import { findKeptFlow, type KeptFlow } from "./find-kept-flow.ts";
import { inTurn } from "./in-turn.ts";
import { listWaitingQueues, type WaitingQueue } from "./list-waiting-queues.ts";
import type { MessageDesk } from "./message-desk.ts";
import { rotateQueue } from "./rotate-queue.ts";
import type { TakenMessage } from "./take-messages.ts";

/**
 * Copies what waits in front of a flow's steps (or one) into a message stream; nothing leaves its queue. Whoever reads the stream gets
 * to know why it failed, too. Throws `wrong_state` while containers take messages.
 */
export async function exportMessages(
  desk: MessageDesk,
  { flowId, stepId, streamId }: JobPayload<"export-messages">,
): Promise<JobResult<"export-messages">> {
  const writer = openMessageWriter(desk.redisPlace, { streamId, signal: desk.signal });
  try {
    const exported = await copyAll(desk, { flowId, stepId, streamId, writer });
    await writer.end();
    return { exported };
  } catch (error) {
    await writer.fail(asDomainError(error)).catch(() => {}); // a reader that is gone or deaf runs out of patience
    throw error;
  }
}

interface Export {
  flowId: string;
  stepId: string | undefined;
  streamId: string;
  writer: MessageWriter;
}

async function copyAll(desk: MessageDesk, { flowId, stepId, streamId, writer }: Export): Promise<number> {
  const busy = "Messages of this flow are being exported or moved by somebody else: try again when that is done.";
  const work = async () => {
    const kept = await findKeptFlow(desk.db, flowId);
    const queues = await listWaitingQueues(desk, { flowId, stepId });
    if (stepId !== undefined && queues.length === 0) {
      throw new DomainError("not_found", `"${kept.flow.name}" has no queue in front of ${stepId}.`);
    }
    for (const queue of queues) refuseWhileTaken(kept, queue);
    const shown = new Showing(writer, streamId);
    for (const queue of queues) {
      const visit = (batch: readonly TakenMessage[]) => shown.show(queue, batch);
      const rotation = { queue, visit, extra: { [seenHeader]: streamId }, signal: desk.signal };
      await rotateQueue(desk.session, rotation).catch((error: unknown) => {
        throw error instanceof QueueFull ? crowded(queue, error) : error;
      });
    }
    return shown.end();
  };
  return await inTurn(desk, { name: `waiting/${flowId}`, busy, work });
}

function crowded({ stepId }: WaitingQueue, cause: QueueFull): DomainError {
  const message = `The queue in front of ${stepId} is full, and others keep filling it. Export it when nothing is sent to the flow.`;
  return new DomainError("queue_full", message, { cause });
}

/** Copies stand still only where nobody takes messages. */
function refuseWhileTaken({ flow, version, graph }: KeptFlow, { stepId, consumers }: WaitingQueue): void {
  const isHeld = !graph.nodes.some(({ id }) => id === stepId);
  const isPaused = flow.stepWishes[stepId]?.paused === true;
  if (flow.state !== "suspended" && !isPaused && !isHeld) {
    throw new DomainError(
      "wrong_state",
      `Containers of ${stepId} take messages. Suspend "${flow.name}" or pause the step first, then export.`,
    );
  }
  if (consumers > 0) {
    throw new DomainError(
      "wrong_state",
      `The containers of ${stepId} (version ${version}) still finish what they hold. Try again in a moment.`,
    );
  }
}

/** In the header of what was shown: a rebound that becomes due meanwhile is met again in its step's queue. */
const seenHeader = "seenIn";

/** Passes messages on for as long as somebody reads; the queue's round is finished either way, for its order. */
class Showing {
  readonly #writer: MessageWriter;
  readonly #streamId: string;
  #count = 0;
  #failure: Error | undefined;

  constructor(writer: MessageWriter, streamId: string) {
    this.#writer = writer;
    this.#streamId = streamId;
  }

  /** @returns all of them: they stay where they are. */
  async show({ stepId }: WaitingQueue, batch: readonly TakenMessage[]): Promise<readonly TakenMessage[]> {
    if (this.#failure) return batch;
    const fresh = batch.filter(({ headers }) => headers[seenHeader] !== this.#streamId);
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

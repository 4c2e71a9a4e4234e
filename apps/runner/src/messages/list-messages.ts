import { createMessageCipher, type MessageCipher } from "@millrace/broker";
import { deriveFlowCipher } from "@millrace/db";
import type { JobPayload, JobResult, MessagePage, QueuedMessage } from "@millrace/jobs";
import { chooseMessages } from "./choose-messages.ts";
import { describeMessage, openMessage } from "./describe-message.ts";
import type { MessageDesk } from "./message-desk.ts";
import type { TakenMessage } from "./take-messages.ts";
import { visitQueues } from "./visit-queues.ts";

type List = JobPayload<"list-messages">;

/** The round of the queue is finished after that, but no more is searched. */
const searchWithinMs = 15_000;
const mostTextEach = 16_000;
const mostTextOfPage = 2_000_000;

/**
 * A page of what is in a queue of a step, in its order; nothing leaves it, and looking does not count as a delivery. Throws `wrong_state` while
 * containers take from it.
 */
export async function listMessages(desk: MessageDesk, list: List): Promise<JobResult<"list-messages">> {
  const { flowId, stepId, kind } = list;
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey: desk.masterKey, flowId }));
  const page = new Page(cipher, list);
  await visitQueues(desk, {
    flowId,
    stepId,
    kind,
    purpose: "look",
    visit: async (_queue, batch) => {
      for (const message of batch) page.see(message);
      return batch;
    },
  });
  return { sealed: cipher.seal(page.end()).toString("latin1") };
}

class Page {
  readonly #cipher: MessageCipher;
  readonly #list: List;
  readonly #isMeant: (message: TakenMessage) => boolean;
  readonly #searchUntil = performance.now() + searchWithinMs;
  readonly #items: QueuedMessage[] = [];
  #textLeft = mostTextOfPage;
  #queued = 0;
  #looked = 0;
  #matched = 0;

  constructor(cipher: MessageCipher, list: List) {
    this.#cipher = cipher;
    this.#list = list;
    this.#isMeant = chooseMessages(cipher, list);
  }

  see(taken: TakenMessage): void {
    this.#queued += 1;
    const isSearched = this.#list.sealedSearch !== undefined || this.#list.messageIds !== undefined;
    if (isSearched && performance.now() > this.#searchUntil) return;
    this.#looked += 1;
    if (!this.#isMeant(taken)) return;
    this.#matched += 1;
    const { offset, limit } = this.#list;
    if (this.#matched <= offset || this.#items.length >= limit) return;
    const message = openMessage(this.#cipher, taken);
    const described = describeMessage(taken, { message, mostText: mostTextEach });
    this.#items.push(this.#withinBounds(described));
  }

  /** A large one is asked for by itself. */
  #withinBounds({ text, ...described }: QueuedMessage): QueuedMessage {
    if (text === undefined || described.isCut || text.length > this.#textLeft) return { ...described, isCut: true };
    this.#textLeft -= text.length;
    return { ...described, text };
  }

  end(): MessagePage {
    const seen = this.#list.offset + this.#items.length;
    return {
      items: this.#items,
      queued: this.#queued,
      looked: this.#looked,
      matched: this.#matched,
      ...(seen < this.#matched && this.#items.length > 0 && { nextOffset: seen }),
    };
  }
}

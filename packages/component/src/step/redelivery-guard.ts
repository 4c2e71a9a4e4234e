import { createHash } from "node:crypto";
import type { Delivery } from "@millrace/broker";

export type Verdict = "ack" | "reject";

interface InHand {
  content: Buffer;
  isCurrent: () => boolean;
  verdict: Promise<Verdict>;
}

const remembered = 2_000;

/**
 * After a lost connection the broker hands out again what we already have, or what we have finished but could not
 * acknowledge any more. The guard gives such a delivery the first one's verdict instead of doing the work twice.
 *
 * Same id is not enough: published components send several messages under one id (component contract §0.2). It must be a
 * redelivery of the very same bytes, and the first delivery's channel must be gone.
 */
export class RedeliveryGuard {
  readonly #inHand = new Map<string, InHand>();
  readonly #unacknowledged = new Map<string, { digest: string; verdict: Verdict }>();

  /** What became, or will become, of the first delivery of this message; undefined when it is new to us. */
  earlierVerdict(messageId: string, delivery: Delivery): Promise<Verdict> | undefined {
    if (!delivery.isRedelivered) return undefined;
    const inHand = this.#inHand.get(messageId);
    if (inHand && !inHand.isCurrent() && inHand.content.equals(delivery.content)) return inHand.verdict;
    const done = this.#unacknowledged.get(messageId);
    if (done?.digest !== digest(delivery.content)) return undefined;
    this.#unacknowledged.delete(messageId);
    return Promise.resolve(done.verdict);
  }

  /** Remembers a message while it is worked on, and beyond when its acknowledgement came too late. */
  hold(messageId: string, { delivery, verdict }: { delivery: Delivery; verdict: Promise<Verdict> }): void {
    const inHand = { content: delivery.content, isCurrent: () => delivery.isCurrent, verdict };
    this.#inHand.set(messageId, inHand);
    const release = () => {
      if (this.#inHand.get(messageId) === inHand) this.#inHand.delete(messageId);
    };
    verdict.then((outcome) => {
      release();
      if (!delivery.isCurrent) this.#remember(messageId, { digest: digest(delivery.content), verdict: outcome });
    }, release);
  }

  #remember(messageId: string, done: { digest: string; verdict: Verdict }): void {
    this.#unacknowledged.set(messageId, done);
    for (const oldest of this.#unacknowledged.keys()) {
      if (this.#unacknowledged.size <= remembered) return;
      this.#unacknowledged.delete(oldest);
    }
  }
}

function digest(content: Buffer): string {
  return createHash("sha1").update(content).digest("base64");
}

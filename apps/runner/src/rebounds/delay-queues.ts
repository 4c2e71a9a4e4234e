import { assertSettledTopology, planDelayQueue, type QueueType, reboundTierMs, type Session } from "@millrace/broker";

interface Wait {
  flowId: string;
  stepId: string;
  /** What is left of the delay it asked for. */
  leftMs: number;
  delayMs: number;
}

/** What is left is this much of the delay: close enough to wait with others that asked for the same. */
const nearlyAll = 7 / 8;

interface Options {
  queueType: QueueType;
  prefix: string;
  signal: AbortSignal;
}

/** The queues in which rebounds wait, made on demand and then known. */
export class DelayQueues {
  readonly #session: Session;
  readonly #options: Options;
  readonly #declared = new Map<string, Promise<unknown>>();
  readonly #unsettled = new Set<string>();

  constructor(session: Session, options: Options) {
    this.#session = session;
    this.#options = options;
  }

  /** The name of the queue to wait in, which exists as far as we know. A new one takes a second to be fit for messages. */
  async find({ flowId, stepId, leftMs, delayMs }: Wait): Promise<string> {
    // By the delay asked for, lest a step whose messages took a moment to get here have a queue for every moment.
    const tierMs = reboundTierMs(leftMs < delayMs * nearlyAll ? leftMs : delayMs);
    const plan = planDelayQueue({ flowId, stepId, tierMs, ...this.#options });
    let declared = this.#declared.get(plan.name);
    if (!declared) {
      const { queueType, signal } = this.#options;
      const topology = { exchanges: [], queues: [plan], bindings: [] };
      declared = assertSettledTopology(this.#session, topology, { queueType, unsettled: this.#unsettled, signal });
      this.#declared.set(plan.name, declared);
    }
    try {
      await declared;
    } catch (error) {
      this.forget(plan.name);
      throw error;
    }
    return plan.name;
  }

  /** It was not there after all: whoever needs it next makes it again. */
  forget(queue: string): void {
    this.#declared.delete(queue);
  }
}

/** One consumer at one moment. */
export interface ConsumerGlance {
  queue: string;
  /** Waiting in its queue. */
  ready: number;
  /** In its hands. */
  inFlight: number;
  /** Settled since it was made. */
  settledCount: number;
}

interface Busy {
  since: number;
  settledCount: number;
}

/** Tells consumers that work from those that only hold messages, by comparing glances. */
export class ConsumerProgress {
  readonly #stalledAfterMs: number;
  readonly #busy = new Map<string, Busy>();

  constructor({ stalledAfterMs }: { stalledAfterMs: number }) {
    this.#stalledAfterMs = stalledAfterMs;
  }

  /** @returns queues that have had messages since a glance this long ago, none of which was finished since then. */
  stalled(glances: readonly ConsumerGlance[], now: number): string[] {
    return glances.filter((glance) => this.#isStalled(glance, now)).map(({ queue }) => queue);
  }

  #isStalled({ queue, ready, inFlight, settledCount }: ConsumerGlance, now: number): boolean {
    if (ready + inFlight === 0) {
      this.#busy.delete(queue);
      return false;
    }
    const before = this.#busy.get(queue);
    if (before?.settledCount === settledCount) return now - before.since >= this.#stalledAfterMs;
    this.#busy.set(queue, { since: now, settledCount });
    return false;
  }
}

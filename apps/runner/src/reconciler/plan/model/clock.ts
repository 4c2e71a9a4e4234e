interface Appointment {
  at: number;
  run: () => void;
}

/** Time that passes only when told to. Epoch milliseconds. */
export class Clock {
  #now: number;
  /** Soonest last. */
  readonly #appointments: Appointment[] = [];
  #handled = 0;

  /** Called after each thing that happened. */
  onHandled: () => void = () => {};

  constructor(now: number) {
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  /** Things that have happened since the beginning. */
  get handled(): number {
    return this.#handled;
  }

  /** Calls `run` at a moment; of several at the same one, the first asked for comes first. */
  at(moment: number, run: () => void): void {
    const at = Math.max(moment, this.#now);
    let index = this.#appointments.length;
    while (index > 0 && (this.#appointments[index - 1]?.at ?? 0) <= at) index -= 1;
    this.#appointments.splice(index, 0, { at, run });
  }

  after(delayMs: number, run: () => void): void {
    this.at(this.#now + delayMs, run);
  }

  /** Lets time pass; gives up early, and says false, after `most` things that happened. */
  advance(durationMs: number, most = Number.POSITIVE_INFINITY): boolean {
    const end = this.#now + durationMs;
    for (let count = 0; count < most; count += 1) {
      const next = this.#appointments.at(-1);
      if (!next || next.at > end) {
        this.#now = end;
        return true;
      }
      this.#appointments.pop();
      this.#now = next.at;
      this.#handled += 1;
      next.run();
      this.onHandled();
    }
    return false;
  }
}

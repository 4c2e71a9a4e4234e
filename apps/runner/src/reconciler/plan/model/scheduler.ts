import type { Clock } from "./clock.ts";
import { tickEveryMs } from "./versions.ts";

export interface Schedule {
  cron: string;
  timezone: string;
}

/** Longer than the longest time between two sweeps here. */
const lateMs = 12 * 60_000;

/** The schedule of one flow as Redis keeps it; tells of each tick while it is up. */
export class Scheduler {
  readonly #clock: Clock;
  readonly #onTick: () => void;
  /** Called some time after each tick, whether or not anybody was told of it. */
  onLate: (tick: { at: number; schedule: Schedule }) => void = () => {};
  #schedule: Schedule | undefined;
  isUp = true;

  constructor(clock: Clock, onTick: () => void) {
    this.#clock = clock;
    this.#onTick = onTick;
  }

  get schedule(): Schedule | undefined {
    return this.#schedule;
  }

  set(schedule: Schedule): void {
    this.#schedule = schedule;
    this.#arm(schedule);
  }

  remove(): void {
    this.#schedule = undefined;
  }

  /** The newest tick of the present schedule, not after `moment`. */
  lastTick(moment: number): number | undefined {
    if (!this.#schedule) return undefined;
    const everyMs = tickEveryMs(this.#schedule.cron);
    return Math.floor(moment / everyMs) * everyMs;
  }

  #arm(schedule: Schedule): void {
    const everyMs = tickEveryMs(schedule.cron);
    const next = (Math.floor(this.#clock.now / everyMs) + 1) * everyMs;
    this.#clock.at(next, () => {
      if (this.#schedule !== schedule) return;
      if (this.isUp) this.#onTick();
      this.#clock.after(lateMs, () => this.onLate({ at: next, schedule }));
      this.#arm(schedule);
    });
  }
}

import type { WakeSplit } from "@millrace/flow";
import type { WakeCall } from "../plan/observed-flow.ts";

const givenUpMs = 120_000;

/** Epoch milliseconds of a wake's stages, as far as it got. */
interface Stages extends WakeCall {
  beganAt?: number;
  createdAt?: number;
  startedAt?: number;
}

/** Follows flows from the call that wakes them until they take messages. */
export class WakeWatch {
  readonly #wakes = new Map<string, Stages>();

  /** Of several calls the first counts. */
  call(flowId: string, call: WakeCall): void {
    if (!this.#wakes.has(flowId)) this.#wakes.set(flowId, { ...call });
  }

  /** Undefined when nobody called, or so long ago (epoch milliseconds) that there is nothing to measure any more. */
  find(flowId: string, now = Date.now()): WakeCall | undefined {
    const wake = this.#wakes.get(flowId);
    if (wake && now - wake.at > givenUpMs) this.#wakes.delete(flowId);
    return this.#wakes.get(flowId);
  }

  /** A container was made, from `beganAt`. Of several side by side the first to begin and the last to be ready count. */
  started(
    flowId: string,
    { beganAt, createMs, startMs }: { beganAt: number; createMs: number; startMs: number },
  ): void {
    const wake = this.#wakes.get(flowId);
    if (!wake) return;
    const createdAt = beganAt + createMs;
    wake.beganAt = Math.min(wake.beganAt ?? beganAt, beganAt);
    wake.createdAt = Math.max(wake.createdAt ?? createdAt, createdAt);
    wake.startedAt = Math.max(wake.startedAt ?? 0, createdAt + startMs);
  }

  /** It takes messages at `now`. Undefined when its containers were up already. */
  finish(flowId: string, now: number): WakeSplit | undefined {
    const wake = this.#wakes.get(flowId);
    this.#wakes.delete(flowId);
    if (!wake || wake.beganAt === undefined || wake.createdAt === undefined || wake.startedAt === undefined)
      return undefined;
    return {
      at: wake.at,
      cause: wake.cause,
      scheduleMs: Math.max(0, wake.beganAt - wake.at),
      createMs: wake.createdAt - wake.beganAt,
      startMs: wake.startedAt - wake.createdAt,
      connectMs: Math.max(0, now - wake.startedAt),
    };
  }

  forget(flowId: string): void {
    this.#wakes.delete(flowId);
  }
}

import { parseName, type QueueFacts } from "@millrace/broker";

interface Settlement {
  flowId: string;
  /** Epoch milliseconds. */
  before: number;
  isFailed: boolean;
}

interface Watched {
  /** Since when nothing is in its queues; undefined while something is. */
  quietSince: number | undefined;
  settledAt: number | undefined;
}

/** By then all traces of what was done have arrived: a step sends them every half second. */
const quietMs = 10_000;
const settleAgainMs = 60_000;

/**
 * Notices when nothing of a flow can be on its way any more, and has executions ended that still count on it: when a process
 * is killed, its newest traces die with it, though its messages do not.
 */
export class Settler {
  readonly #settle: (settlement: Settlement) => Promise<unknown>;
  readonly #watched = new Map<string, Watched>();
  /** Flows that have stopped, and when. */
  readonly #stopped = new Map<string, { at: number; hadMessages: boolean }>();

  constructor(settle: (settlement: Settlement) => Promise<unknown>) {
    this.#settle = settle;
  }

  /** To be called every second or so, with all flows that are up. */
  async look({ flowIds, queues, now }: { flowIds: readonly string[]; queues: readonly QueueFacts[]; now: number }) {
    const busy = busyFlows(queues);
    for (const flowId of flowIds) await this.#lookAt(flowId, { isQuiet: !busy.has(flowId), now });
    const up = new Set(flowIds);
    for (const [flowId, { quietSince }] of this.#watched) {
      if (up.has(flowId)) continue;
      this.#watched.delete(flowId);
      this.#stopped.set(flowId, { at: now, hadMessages: quietSince === undefined });
    }
    for (const [flowId, { at, hadMessages }] of this.#stopped) {
      if (now - at < quietMs && !up.has(flowId)) continue;
      this.#stopped.delete(flowId);
      await this.#settle({ flowId, before: at, isFailed: hadMessages });
    }
  }

  async #lookAt(flowId: string, { isQuiet, now }: { isQuiet: boolean; now: number }): Promise<void> {
    const watched = this.#watched.get(flowId);
    if (!isQuiet || !watched) {
      this.#watched.set(flowId, { quietSince: isQuiet ? now : undefined, settledAt: undefined });
      return;
    }
    watched.quietSince ??= now;
    // A flow that is fast looks quiet all the time: what it loses later is settled a minute later.
    const isDue = watched.settledAt === undefined || now - watched.settledAt >= settleAgainMs;
    if (!isDue || now - watched.quietSince < quietMs) return;
    watched.settledAt = now;
    await this.#settle({ flowId, before: now - quietMs, isFailed: false });
  }
}

/** Flows that have messages waiting, being worked on, or waiting for a retry. */
function busyFlows(queues: readonly QueueFacts[]): Set<string> {
  const busy = new Set<string>();
  for (const { name, ready, unacked } of queues) {
    const place = parseName(name);
    if (place && place.kind !== "quarantine" && ready + unacked > 0) busy.add(place.flowId);
  }
  return busy;
}

import type { RunnerFlow } from "@millrace/db";
import type { WantedFlow } from "../plan/wanted-flow.ts";
import { CatchUps } from "./catch-ups.ts";
import { Since } from "./since.ts";
import { WakeWatch } from "./wake-watch.ts";

/** Queues that were made and do not take messages yet. */
export interface Opening {
  /** When they may, epoch milliseconds. */
  at: number;
  /** Over which connection to the broker they were made (`Session.connectionCount`). */
  connection: number;
}

interface Prepared {
  key: string;
  at: number;
  opening: Opening | undefined;
}

/**
 * What this runner has already done for flows and seen of them, so that it need not ask the broker each time. Losing it costs
 * nothing but time: all of it is done and seen again.
 */
export class FlowMemory {
  readonly since = new Since();
  readonly wakes = new WakeWatch();
  readonly catchUps = new CatchUps();
  readonly #prepared = new Map<string, Prepared>();
  readonly #cleared = new Map<string, { key: string; droppedMessages: number }>();
  readonly #ticks = new Set<string>();

  /** Epoch milliseconds since queues and users of this start, version and limits stand; undefined when they were not made yet. */
  preparedAt(flow: RunnerFlow, wanted: WantedFlow): number | undefined {
    return this.#preparedFor(flow, wanted)?.at;
  }

  /** Undefined when all queues take messages, or were not made yet. */
  opening(flow: RunnerFlow, wanted: WantedFlow): Opening | undefined {
    return this.#preparedFor(flow, wanted)?.opening;
  }

  prepared(flow: RunnerFlow, { wanted, at, opening }: { wanted: WantedFlow; at: number; opening?: Opening }): void {
    this.#prepared.set(flow.id, { key: versionKey(flow, wanted), at, opening });
    this.#cleared.delete(flow.id);
  }

  opened(flow: RunnerFlow): void {
    const prepared = this.#prepared.get(flow.id);
    if (prepared) this.#prepared.set(flow.id, { ...prepared, opening: undefined });
  }

  /** It may not have lasted: it is to be done again. */
  unprepare(flow: RunnerFlow): void {
    this.#prepared.delete(flow.id);
  }

  /** The messages that went with the queues; undefined when they were not taken away yet. */
  clearedMessages(flow: RunnerFlow): number | undefined {
    const cleared = this.#cleared.get(flow.id);
    return cleared?.key === startKey(flow) ? cleared.droppedMessages : undefined;
  }

  cleared(flow: RunnerFlow, droppedMessages: number): void {
    this.#cleared.set(flow.id, { key: startKey(flow), droppedMessages });
    this.#prepared.delete(flow.id);
  }

  /** The schedule told of a tick: it is taken care of now, not only when it is plainly late. */
  tick(flowId: string): void {
    this.#ticks.add(flowId);
  }

  hasTick(flowId: string): boolean {
    return this.#ticks.has(flowId);
  }

  tickDone(flowId: string): void {
    this.#ticks.delete(flowId);
  }

  forget(flowId: string): void {
    this.since.forget(flowId);
    this.wakes.forget(flowId);
    this.#prepared.delete(flowId);
    this.#cleared.delete(flowId);
    this.catchUps.forget(flowId);
    this.#ticks.delete(flowId);
  }

  #preparedFor(flow: RunnerFlow, wanted: WantedFlow): Prepared | undefined {
    const prepared = this.#prepared.get(flow.id);
    return prepared?.key === versionKey(flow, wanted) ? prepared : undefined;
  }
}

function startKey(flow: RunnerFlow): string {
  return flow.execId ?? "";
}

/** A version that goes on after another was given up is not as it was: the other one took bindings away, by another runner perhaps. */
function versionKey(flow: RunnerFlow, { limits }: WantedFlow): string {
  return `${startKey(flow)}/${flow.activeVersion}/${flow.refusedVersion}/${limits.messages}/${limits.bytes}`;
}

import type { RunnerFlow } from "@millrace/db";
import type { ObservedQueue } from "../plan/observed-flow.ts";
import type { WantedFlow } from "../plan/wanted-flow.ts";

interface CatchUp {
  stateSince: number;
  /** The fewest messages that waited in all its queues together since then, and when that was first seen (epoch milliseconds). */
  least: number;
  leastAt: number;
  isOver: boolean;
}

interface Look {
  queues: ReadonlyMap<string, Pick<ObservedQueue, "ready" | "bytes">>;
  limits: WantedFlow["limits"];
  /** Epoch milliseconds. */
  now: number;
}

/**
 * Tells of flows that work off what they came into their state with: one that was suspended by a full queue is resumed with it, and what its
 * first steps pass on fills the queues behind. It has caught up once all that waits would find room in a single queue.
 */
export class CatchUps {
  readonly #flows = new Map<string, CatchUp>();

  /** Since when fewest messages wait (epoch milliseconds); undefined of a flow that has caught up, or began with little. */
  since(flow: RunnerFlow, { queues, limits, now }: Look): number | undefined {
    const waiting = sum([...queues.values()].map(({ ready }) => ready));
    let catchUp = this.#flows.get(flow.id);
    if (catchUp?.stateSince !== flow.stateSince) {
      catchUp = { stateSince: flow.stateSince, least: waiting, leastAt: now, isOver: false };
      this.#flows.set(flow.id, catchUp);
    }
    if (waiting < catchUp.least) Object.assign(catchUp, { least: waiting, leastAt: now });
    catchUp.isOver ||= waiting < limits.messages && bytesOf(queues) < limits.bytes;
    return catchUp.isOver ? undefined : catchUp.leastAt;
  }

  forget(flowId: string): void {
    this.#flows.delete(flowId);
  }
}

/** Those of a queue are not known while it is new: then there was nothing to begin with. */
function bytesOf(queues: Look["queues"]): number {
  return sum([...queues.values()].map(({ bytes = 0 }) => bytes));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

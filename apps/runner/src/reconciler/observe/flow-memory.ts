import type { RunnerFlow } from "@millrace/db";

/**
 * What this runner has already done for flows, so that it need not ask the broker each time. Losing it costs nothing: all of
 * it is done again, and doing it again changes nothing.
 */
export class FlowMemory {
  readonly #prepared = new Map<string, { key: string; at: number }>();
  readonly #silent = new Map<string, number>();
  readonly #polled = new Map<string, string>();
  readonly #cleared = new Map<string, { key: string; droppedMessages: number }>();

  /** Epoch milliseconds since queues and users of this start and version stand; undefined when they were not made yet. */
  preparedAt(flow: RunnerFlow): number | undefined {
    const prepared = this.#prepared.get(flow.id);
    return prepared?.key === versionKey(flow) ? prepared.at : undefined;
  }

  prepared(flow: RunnerFlow, at: number): void {
    this.#prepared.set(flow.id, { key: versionKey(flow), at });
    this.#cleared.delete(flow.id);
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

  /** Whether the poll that belongs to this start was sent. */
  hasPolled(flow: RunnerFlow): boolean {
    return this.#polled.get(flow.id) === startKey(flow);
  }

  polled(flow: RunnerFlow): void {
    this.#polled.set(flow.id, startKey(flow));
  }

  /** Keeps since when a step's queue has had no consumer. */
  silentSince({ id }: RunnerFlow, { stepId, consumers, now }: { stepId: string; consumers: number; now: number }) {
    const key = `${id}/${stepId}`;
    if (consumers > 0) this.#silent.delete(key);
    else if (!this.#silent.has(key)) this.#silent.set(key, now);
    return this.#silent.get(key);
  }

  forget(flowId: string): void {
    for (const key of this.#silent.keys()) {
      if (key.startsWith(`${flowId}/`)) this.#silent.delete(key);
    }
    this.#polled.delete(flowId);
    this.#prepared.delete(flowId);
    this.#cleared.delete(flowId);
  }
}

function startKey(flow: RunnerFlow): string {
  return flow.execId ?? "";
}

function versionKey(flow: RunnerFlow): string {
  return `${startKey(flow)}/${flow.activeVersion}`;
}

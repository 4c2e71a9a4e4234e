import type { QueueFacts } from "@millrace/broker";
import type { RunnerFlow } from "@millrace/db";
import type { ContainerStats, EngineContainer } from "../../engine/container-engine.ts";
import type { Since } from "./since.ts";

/** A container that does less than this between two looks is idle: heart beats and timers take that much. */
const idleLoad = { cores: 0.03, bytesPerSecond: 2_000 };
const sampleEveryMs = 4_000;
/** While messages move there is no need to look at containers. */
const settledMs = 3_000;

interface Sample {
  at: number;
  stats: ReadonlyMap<string, ContainerStats>;
}

interface Look {
  containers: readonly EngineContainer[];
  /** Of the flow's queues. */
  queues: readonly QueueFacts[];
  now: number;
}

/**
 * Notices when a flow does nothing: no message moved, and no container used processor or network. The latter since a component
 * may go on working, and send, after its message was acknowledged.
 */
export class ActivityWatch {
  readonly #stats: (id: string) => Promise<ContainerStats | undefined>;
  readonly #since: Since;
  readonly #samples = new Map<string, Sample>();
  readonly #quiet = new Map<string, { stateSince: number; at: number }>();

  constructor({ stats, since }: { stats: (id: string) => Promise<ContainerStats | undefined>; since: Since }) {
    this.#stats = stats;
    this.#since = since;
  }

  /** Since when it has been quiet (epoch milliseconds), as last looked; undefined while it is not, or not surely. */
  quietSince(flow: RunnerFlow): number | undefined {
    const quiet = this.#quiet.get(flow.id);
    return quiet?.stateSince === flow.stateSince ? quiet.at : undefined;
  }

  async look(flow: RunnerFlow, { containers, queues, now }: Look): Promise<void> {
    const movedAt = this.#since.unchanged(`${flow.id}/movement`, movement(flow, { containers, queues }), now);
    if (now - movedAt < settledMs) {
      this.forget(flow.id);
      return;
    }
    const verdict = await this.#lookAtContainers(flow.id, containers, now);
    if (verdict === "too early") return;
    const before = this.quietSince(flow) ?? movedAt;
    this.#quiet.set(flow.id, { stateSince: flow.stateSince, at: verdict === "busy" ? now : before });
  }

  forget(flowId: string): void {
    this.#samples.delete(flowId);
    this.#quiet.delete(flowId);
  }

  async #lookAtContainers(
    flowId: string,
    containers: readonly EngineContainer[],
    now: number,
  ): Promise<"busy" | "idle" | "too early"> {
    const before = this.#samples.get(flowId);
    if (before && now - before.at < sampleEveryMs) return "too early";
    const running = containers.filter(({ state }) => state === "running");
    const sampled = await Promise.all(running.map(async ({ id }) => [id, await this.#stats(id)] as const));
    const stats = new Map(sampled.flatMap(([id, one]) => (one ? [[id, one] as const] : [])));
    this.#samples.set(flowId, { at: now, stats });
    if (!before) return "too early";
    const seconds = (now - before.at) / 1000;
    return [...stats].some(([id, one]) => isBusy(before.stats.get(id), one, seconds)) ? "busy" : "idle";
  }
}

function isBusy(before: ContainerStats | undefined, after: ContainerStats, seconds: number): boolean {
  if (!before) return true;
  const cores = (after.cpuNanoseconds - before.cpuNanoseconds) / 1e9 / seconds;
  const bytesPerSecond = (after.networkBytes - before.networkBytes) / seconds;
  return cores >= idleLoad.cores || bytesPerSecond >= idleLoad.bytesPerSecond;
}

/** Changes whenever a message moved or a container changed. */
function movement(flow: RunnerFlow, { containers, queues }: Omit<Look, "now">): string {
  const counts = queues
    .map(({ name, ready, unacked, published, delivered, acknowledged }) =>
      [name, ready, unacked, published, delivered, acknowledged].join(),
    )
    .sort();
  const ids = containers.map(({ id, state }) => `${id} ${state}`).sort();
  return JSON.stringify([flow.stateSince, flow.activeVersion, counts, ids]);
}

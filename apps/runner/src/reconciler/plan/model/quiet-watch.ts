import type { FlowMemory } from "../../observe/flow-memory.ts";
import type { FlowRow } from "./flow-row.ts";
import type { World } from "./world.ts";

const settledMs = 3_000;

/** Notices when nothing moves, as `observe/activity.ts` does; containers here work only while they hold messages. */
export class QuietWatch {
  readonly #memory: FlowMemory;
  #quiet: { stateSince: number; at: number } | undefined;

  constructor(memory: FlowMemory) {
    this.#memory = memory;
  }

  since({ stateSince }: FlowRow): number | undefined {
    return this.#quiet?.stateSince === stateSince ? this.#quiet.at : undefined;
  }

  look(world: World): void {
    const { row, broker, engine, clock, ledger } = world;
    const wanted = world.wanted();
    const maySleep = row.state === "running" && wanted && "steps" in wanted && wanted.idleMs !== undefined;
    if (!maySleep) {
      this.#quiet = undefined;
      return;
    }
    const queues = broker.stepIds.map((stepId) => [stepId, broker.told(stepId)]);
    const containers = engine.containers.map(({ id, state }) => `${id} ${state}`);
    const movement = JSON.stringify([row.stateSince, row.activeVersion, ledger.done, queues, containers]);
    const movedAt = this.#memory.since.unchanged(`${row.id}/movement`, movement, clock.now);
    if (clock.now - movedAt < settledMs) this.#quiet = undefined;
    else this.#quiet ??= { stateSince: row.stateSince, at: movedAt };
  }
}

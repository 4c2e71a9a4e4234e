import type { FlowMemory } from "../../observe/flow-memory.ts";
import type { ObservedFlow } from "../observed-flow.ts";
import type { World } from "./world.ts";

export interface Hands {
  world: World;
  memory: FlowMemory;
  /** What the plan was made of. */
  observed: ObservedFlow;
  /** The runner that made the plan still runs. */
  isAlive: () => boolean;
}

export type Done = (error?: unknown) => void;
/** After `delayMs`, unless the runner is dead by then; or instead of it a failure. */
export function later(hands: Hands, delayMs: number, { act, done }: { act: () => void; done: Done }): void {
  const { world, isAlive } = hands;
  world.clock.after(delayMs, () => {
    if (!isAlive()) return;
    world.changed();
    try {
      failWhenTold(world);
      act();
    } catch (error) {
      done(error);
      return;
    }
    done();
  });
}

function failWhenTold(world: World): void {
  if (world.failNext === 0) return;
  world.failNext -= 1;
  world.ledger.hinderedAt = world.clock.now;
  throw new Error("It failed.");
}

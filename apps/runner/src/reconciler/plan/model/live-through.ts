import { type Action, take } from "./actions.ts";
import { comeToRest } from "./rest.ts";
import type { Scenario } from "./scenario.ts";
import { World } from "./world.ts";

/** Days in which something happens every few seconds would take too long: time then passes less far. */
const mostPerTurn = 4_000;
const shownLines = 60;

/** Plays a scenario. @throws with what led to it when something is not as it must be, at any moment or in the end. */
export function liveThrough({ draft, turns }: Scenario): World {
  const world = new World();
  const first: Action[] = [
    { kind: "publish", draft },
    { kind: "command", name: "start", drainMs: 0 },
  ];
  for (const action of first) take(world, action);
  for (const { action, thenMs } of turns) {
    take(world, action);
    world.clock.advance(thenMs, mostPerTurn);
    assertSound(world);
  }
  const problem = comeToRest(world);
  if (problem !== undefined) world.ledger.violate(`it does not come to rest: ${problem}`);
  assertSound(world);
  return world;
}

function assertSound({ ledger }: World): void {
  if (ledger.violations.length === 0) return;
  throw new Error([ledger.violations[0], ...ledger.trace.slice(-shownLines)].join("\n"));
}

import { befall, type Misfortune } from "./misfortune.ts";
import { askFor, type Request } from "./people.ts";
import type { World } from "./world.ts";

/** What may happen to a flow. Numbers named `nth` choose among what there is. */
export type Action = Request | Misfortune;

export function take(world: World, action: Action): void {
  world.note(`* ${JSON.stringify(action)}`);
  world.changed();
  switch (action.kind) {
    case "container":
    case "stranger":
    case "queue-lost":
    case "redis-flushed":
    case "engine-restarts":
    case "breakdown":
    case "failures":
    case "crash":
      befall(world, action);
      return;
    default:
      askFor(world, action);
  }
}

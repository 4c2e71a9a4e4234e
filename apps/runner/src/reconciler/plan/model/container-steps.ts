import type { PlanStep } from "../step.ts";
import { type Done, type Hands, later } from "./hands.ts";
import { checkRemoval } from "./rules.ts";
import { behaviourOf } from "./versions.ts";
import { wantedSteps } from "./wanted-steps.ts";
import type { World } from "./world.ts";

type Step<Kind extends PlanStep["kind"]> = Extract<PlanStep, { kind: Kind }>;

export function createContainer(hands: Hands, step: Step<"createContainer" | "replaceContainer">, done: Done): void {
  later(hands, 300, { done, act: () => make(hands, step) });
}

export function replaceContainer(hands: Hands, step: Step<"replaceContainer">, done: Done): void {
  removeContainer(hands, step, (error) => {
    if (error !== undefined) done(error);
    else createContainer(hands, step, done);
  });
}

export function removeContainer(hands: Hands, step: Step<"removeContainer" | "replaceContainer">, done: Done): void {
  checkRemoval(hands, step);
  remove(hands, step, done);
}

export function runShutdownHook({ world }: Hands): void {
  assertEngine(world);
  world.hasHookState = false;
}

function remove(hands: Hands, { id, graceMs }: { id: string; graceMs: number }, done: Done): void {
  const { world, isAlive } = hands;
  later(hands, 10, {
    act: () => assertEngine(world),
    done: (error) => {
      if (error !== undefined) done(error);
      else world.engine.remove(id, { graceMs, isAlive, done });
    },
  });
}

function make({ world, observed }: Hands, place: Step<"createContainer" | "replaceContainer">): void {
  assertEngine(world);
  const { wanted, flow } = observed;
  const step = wantedSteps(wanted).find(({ id }) => id === place.stepId);
  const definition = world.versions[(flow.activeVersion ?? 0) - 1];
  if (!step || !definition) return;
  const { spec, isPolling, prefetch } = step;
  const behaviour = behaviourOf(definition, step.id);
  const container = world.engine.start({ ...place, execId: flow.execId ?? "", spec, isPolling, prefetch, behaviour });
  world.note(`${container.id} is up: ${step.id}#${place.replica}, ${behaviour}, version ${flow.activeVersion}`);
}

function assertEngine({ engine }: World): void {
  if (!engine.isUp) throw new Error("The engine does not answer.");
}

import { startInRoom } from "../../rooms/start-in-room.ts";
import { containerSpec } from "../container-spec.ts";
import type { Hands } from "../hands.ts";
import type { History, PlanStep } from "../plan/step.ts";

type Step<Kind extends PlanStep["kind"]> = Extract<PlanStep, { kind: Kind }>;

export async function createContainer(hands: Hands, step: Step<"createContainer">): Promise<void> {
  await make(hands, step);
}

/** The dead or outdated one goes first: both have the same name. */
export async function replaceContainer(hands: Hands, step: Step<"replaceContainer">): Promise<void> {
  const { runner, flow } = hands;
  const { stepId, replica, why, history } = step;
  runner.log.info({ flowId: flow.id, stepId, replica, why, ...history }, "replacing a container");
  await runner.engine.remove(step.id, { graceMs: step.graceMs });
  await make(hands, step);
}

export async function removeContainer({ runner }: Hands, step: Step<"removeContainer">): Promise<void> {
  await runner.engine.remove(step.id, { graceMs: step.graceMs });
}

async function make(hands: Hands, place: { stepId: string; replica: number; history: History }): Promise<void> {
  const { runner, flow, observed, memory } = hands;
  const { wanted } = observed;
  const step = wanted && "steps" in wanted ? wanted.steps.find(({ id }) => id === place.stepId) : undefined;
  if (!step || !wanted || !("steps" in wanted)) return;
  const { settings, masterKey } = runner;
  const { replica, history } = place;
  const beganAt = Date.now();
  const spec = containerSpec({ flow, wanted, step, replica, history, settings, masterKey });
  const isWaking = memory.wakes.find(flow.id) !== undefined;
  const started = await (isWaking ? startInRoom(runner, spec) : runner.engine.start(spec));
  memory.wakes.started(flow.id, { beganAt, ...started });
}

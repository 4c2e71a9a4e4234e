import { expect, test } from "vitest";
import type { FlowDefinition } from "../definition/flow-definition.ts";
import { carryStepWishes } from "./carry-step-wishes.ts";

const flow = (stepIds: string[], nodes_config: FlowDefinition["nodes_config"] = {}): FlowDefinition => ({
  type: "ordinary",
  graph: { nodes: stepIds.map((id) => ({ id, command: "x:y", fields: {} })), edges: [] },
  nodes_config,
});

test("wishes stay while a version says nothing new about them", () => {
  const wishes = { step_1: { paused: true as const, replicas: 3 }, step_2: { prefetch: 5 } };
  const previous = flow(["step_1", "step_2"], { step_1: { replicas: 2 } });
  const next = flow(["step_1", "step_2"], { step_1: { replicas: 2, memoryMb: 64 } });
  expect(carryStepWishes(wishes, { previous, next })).toEqual(wishes);
});

test("a setting that the new version changes is the version's again; a pause and the other setting stay", () => {
  const wishes = { step_1: { paused: true as const, replicas: 3, prefetch: 5 }, step_2: { prefetch: 5 } };
  const previous = flow(["step_1", "step_2"], { step_2: { prefetch: 7 } });
  const next = flow(["step_1", "step_2"], { step_1: { replicas: 2 } });
  expect(carryStepWishes(wishes, { previous, next })).toEqual({ step_1: { paused: true, prefetch: 5 } });
});

test("wishes of steps that are gone are forgotten", () => {
  const wishes = { step_1: { replicas: 2 }, step_2: { paused: true as const } };
  expect(carryStepWishes(wishes, { previous: flow(["step_1", "step_2"]), next: flow(["step_1"]) })).toEqual({
    step_1: { replicas: 2 },
  });
});

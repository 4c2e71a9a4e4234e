import type { Problem } from "@millrace/flow";
import { describe, expect, it } from "vitest";
import { createProblemStore } from "./problem-store.ts";
import { walkProblems } from "./walk-problems.ts";

const problem = (stepId: string, field: string): Problem => ({
  code: "missing_field",
  severity: "error",
  message: `${field} is needed.`,
  stepId,
  field,
});
const list = [problem("step_1", "url"), problem("step_2", "sql"), problem("step_2", "table")];

describe("walking the problems", () => {
  it("begins at the first, goes on from the open place, and begins again after the last", () => {
    const walk = (openStepId: string | undefined, field: string | undefined, step: 1 | -1) =>
      walkProblems(list, { openStepId, field, last: undefined, step });
    expect(walk(undefined, undefined, 1)).toBe(list[0]);
    expect(walk("step_1", "url", 1)).toBe(list[1]);
    expect(walk("step_2", "table", 1)).toBe(list[0]);
    expect(walk("step_1", "url", -1)).toBe(list[2]);
    expect(walkProblems([], { openStepId: undefined, field: undefined, last: undefined, step: 1 })).toBeUndefined();
  });

  it("goes on from settings and connections, which have no panel, and tells two connections into one step apart", () => {
    const schedule: Problem = { code: "invalid_schedule", severity: "error", message: "No.", field: "cron" };
    const edge = (edgeId: string): Problem => ({
      code: "broken_expression",
      severity: "error",
      message: "No.",
      stepId: "step_3",
      edgeId,
      field: "condition",
    });
    const mixed = [edge("a->step_3"), edge("b->step_3"), schedule];
    const at = { openStepId: "step_3", field: "condition", step: 1 } as const;
    expect(walkProblems(mixed, { ...at, last: mixed[0] })).toBe(mixed[1]);
    expect(walkProblems(mixed, { ...at, last: mixed[1] })).toBe(schedule);
    expect(walkProblems(mixed, { ...at, openStepId: undefined, field: undefined, last: schedule })).toBe(mixed[0]);
  });
});

describe("the problems of the document", () => {
  it("keep the list of a step whose problems stayed the same", () => {
    const store = createProblemStore();
    store.getState().show(list);
    const before = store.getState().byStep;
    store.getState().show(structuredClone(list));
    expect(store.getState().byStep).toBe(before);
    store.getState().show([...structuredClone(list), problem("step_3", "code")]);
    expect(store.getState().byStep.get("step_2")).toBe(before.get("step_2"));
    expect(store.getState().byStep.get("step_3")).toHaveLength(1);
  });
});

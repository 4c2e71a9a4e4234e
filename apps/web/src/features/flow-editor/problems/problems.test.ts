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
    expect(walkProblems(list, { openStepId: undefined, field: undefined, step: 1 })).toBe(list[0]);
    expect(walkProblems(list, { openStepId: "step_1", field: "url", step: 1 })).toBe(list[1]);
    expect(walkProblems(list, { openStepId: "step_2", field: "table", step: 1 })).toBe(list[0]);
    expect(walkProblems(list, { openStepId: "step_1", field: "url", step: -1 })).toBe(list[2]);
    expect(walkProblems([], { openStepId: undefined, field: undefined, step: 1 })).toBeUndefined();
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

import { describe, expect, it } from "vitest";
import { addStep } from "../flow-editor/document/add-step.ts";
import { chainOfThree } from "../flow-editor/document/document-fixture.ts";
import { walkSteps } from "./walk-steps.ts";

const branch = { id: "step_4", name: "Log", command: "log:write", fields: {} };

describe("walking the graph by arrows", () => {
  const flow = addStep(chainOfThree(), { step: branch, after: "step_1" });

  it("follows the edges to the left and to the right", () => {
    expect(walkSteps(flow, { from: "step_1", direction: "right" })).toBe("step_2");
    expect(walkSteps(flow, { from: "step_3", direction: "left" })).toBe("step_2");
    expect(walkSteps(flow, { from: "step_1", direction: "left" })).toBeUndefined();
  });

  it("reaches branches by up and down", () => {
    expect(walkSteps(flow, { from: "step_2", direction: "down" })).toBe("step_4");
    expect(walkSteps(flow, { from: "step_4", direction: "up" })).toBe("step_2");
  });

  it("reaches notes by up and down, and leads away from them in every direction", () => {
    const [first] = flow.graph.nodes;
    const { x = 0, y = 0 } = first?.position ?? {};
    const noted = {
      ...flow,
      notes: [{ id: "note_1", text: "", position: { x, y: y - 200 }, size: { width: 248, height: 100 } }],
    };
    expect(walkSteps(noted, { from: "step_1", direction: "up" })).toBe("note_1");
    expect(walkSteps(noted, { from: "note_1", direction: "down" })).toBe("step_1");
    expect(walkSteps(noted, { from: "note_1", direction: "right" })).toBe("step_2");
    expect(walkSteps(noted, { from: "note_1", direction: "up" })).toBeUndefined();
  });

  it("begins at the first step", () => {
    expect(walkSteps(flow, { from: undefined, direction: "right" })).toBe("step_1");
  });
});

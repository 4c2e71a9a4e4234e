import { describe, expect, it } from "vitest";
import { renameStep } from "../flow-editor/document/change-step.ts";
import { chainOfThree } from "../flow-editor/document/document-fixture.ts";
import { skipSteps } from "../flow-editor/document/skip-steps.ts";
import { type CanvasView, canvasEdges, canvasNodes } from "./canvas-graph.ts";

const view = (change: Partial<CanvasView> = {}): CanvasView => ({
  definition: chainOfThree(),
  selectedSteps: [],
  selectedNotes: [],
  selectedEdge: undefined,
  dragged: new Map(),
  resized: undefined,
  ...change,
});

describe("the view of a document", () => {
  it("names every step and every connection for screen readers", () => {
    expect(canvasNodes(view(), []).map((node) => node.ariaLabel)).toEqual(["Step Receive", "Step Shape", "Step Send"]);
    expect(canvasEdges(view(), [])[0]?.ariaLabel).toBe("Connection from Receive to Shape");
  });

  it("says of a step that it is skipped, and lays notes below the cards", () => {
    const note = { id: "note_1", text: "Ask Ann", position: { x: 0, y: 0 }, size: { width: 200, height: 100 } };
    const definition = { ...skipSteps(chainOfThree(), { stepIds: ["step_2"], skipped: true }), notes: [note] };
    expect(canvasNodes(view({ definition }), []).map((node) => node.ariaLabel)).toEqual([
      "Note: Ask Ann",
      "Step Receive",
      "Step Shape, skipped",
      "Step Send",
    ]);
  });

  it("keeps the objects of what looks the same, so that only the rest is drawn again", () => {
    const before = canvasNodes(view(), []);
    const dragged = canvasNodes(view({ dragged: new Map([["step_2", { x: 1, y: 1 }]]) }), before);
    expect(dragged[0]).toBe(before[0]);
    expect(dragged[1]?.position).toEqual({ x: 1, y: 1 });
    const edges = canvasEdges(view(), []);
    const renamed = renameStep(chainOfThree(), { stepId: "step_3", name: "Ship" });
    const after = canvasEdges(view({ definition: renamed }), edges);
    expect(after[0]).toBe(edges[0]);
    expect(after[1]?.ariaLabel).toBe("Connection from Shape to Ship");
  });
});

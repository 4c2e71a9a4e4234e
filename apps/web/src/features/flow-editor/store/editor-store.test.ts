import { describe, expect, it } from "vitest";
import { deleteSteps } from "../document/delete-steps.ts";
import { chainOfThree } from "../document/document-fixture.ts";
import { createEditorStore } from "./editor-store.ts";

describe("the editor", () => {
  it("undoes a deletion and forgets the selection of what is gone", () => {
    const store = createEditorStore(chainOfThree());
    store.getState().openStep("step_2");
    store.getState().edit((definition) => deleteSteps(definition, { stepIds: ["step_2"] }));
    expect(store.getState().openStepId).toBeUndefined();
    expect(store.getState().selectedSteps).toEqual([]);
    store.getState().undo();
    expect(store.getState().history.present).toEqual(chainOfThree());
    store.getState().redo();
    expect(store.getState().history.present.graph.nodes).toHaveLength(2);
  });

  it("keeps the tab while the same step stays open, and starts a new step at its set-up", () => {
    const store = createEditorStore(chainOfThree());
    store.getState().openStep("step_2", { tab: "live" });
    store.getState().openStep("step_2");
    expect(store.getState().panelTab).toBe("live");
    store.getState().openStep("step_3");
    expect(store.getState().panelTab).toBe("set-up");
  });
});

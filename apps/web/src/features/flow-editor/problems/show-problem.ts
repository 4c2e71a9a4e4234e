import type { Problem } from "@millrace/flow";
import type { EditorStore } from "../store/editor-store.ts";
import { settingsFieldOf } from "./settings-field-of.ts";

/** Leads to the place of a problem: the step's panel and its field, the mapping of the edge into it, or the flow's settings. */
export function showProblem(store: EditorStore, problem: Problem): void {
  const { openStep, closePanel, selectEdge, selectSteps, openPicker, openSettings } = store.getState();
  if (problem.code === "no_trigger") {
    openPicker({ kind: "trigger" });
    return;
  }
  if (problem.stepId) {
    openStep(problem.stepId, { tab: problem.edgeId ? "input" : "set-up", field: problem.field });
    return;
  }
  closePanel();
  selectSteps([]);
  const [source, target] = problem.edgeId?.split("->") ?? [];
  if (source && target) selectEdge({ source, target });
  const field = settingsFieldOf(problem);
  if (field) openSettings({ field });
}

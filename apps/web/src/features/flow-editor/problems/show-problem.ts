import type { Problem } from "@millrace/flow";
import type { EditorStore } from "../store/editor-store.ts";

/** Leads to the place of a problem: the step's panel, its field, or the mapping of the edge into it. */
export function showProblem(store: EditorStore, problem: Problem): void {
  const { openStep, selectEdge, openPicker } = store.getState();
  if (problem.code === "no_trigger") {
    openPicker({ kind: "trigger" });
    return;
  }
  if (problem.stepId) {
    openStep(problem.stepId, { tab: problem.edgeId ? "input" : "set-up", field: problem.field });
    return;
  }
  const [source, target] = problem.edgeId?.split("->") ?? [];
  if (source && target) selectEdge({ source, target });
}

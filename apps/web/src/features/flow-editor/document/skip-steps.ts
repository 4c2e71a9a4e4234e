import type { FlowDefinition } from "@millrace/flow";
import { produce } from "immer";

/** Skips steps, or takes them back in: a skipped one has no container, what comes before it goes on to what follows. */
export function skipSteps(
  definition: FlowDefinition,
  { stepIds, skipped }: { stepIds: readonly string[]; skipped: boolean },
): FlowDefinition {
  return produce(definition, (draft) => {
    for (const node of draft.graph.nodes) {
      if (!stepIds.includes(node.id)) continue;
      if (skipped) node.skipped = true;
      else delete node.skipped;
    }
  });
}

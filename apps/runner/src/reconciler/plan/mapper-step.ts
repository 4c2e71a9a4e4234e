import type { LoadedVersion } from "@millrace/db";
import type { FlowEdge } from "@millrace/flow";

/** No step of a flow can have this id: those begin with a letter. */
export const mapperStepId = "_mapper";

/**
 * The edges whose condition and mapping somebody has to evaluate in front of the step: it brings a runtime of its own, which knows
 * nothing of them. One mapper serves all of a flow; every other edge stays as it is.
 */
export function mappedEdges({ definition, components }: Pick<LoadedVersion, "definition" | "components">): FlowEdge[] {
  return definition.graph.edges.filter(({ target, config }) => {
    const evaluates = components.get(target)?.runtime === "millrace";
    return !evaluates && (config?.condition !== undefined || config?.mapper !== undefined);
  });
}

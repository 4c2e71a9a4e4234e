import type { FlowDefinition } from "../definition/flow-definition.ts";
import { edgeProblems } from "./edge-problems.ts";
import type { Problem } from "./problem.ts";
import { settingsProblems } from "./settings-problems.ts";
import { shapeProblems } from "./shape-problems.ts";
import { mappedFields, stepProblems } from "./step-problems.ts";
import type { Surroundings } from "./surroundings.ts";

/** Everything that keeps a flow from being published, and what deserves a warning. */
export function validateFlow(flow: FlowDefinition, surroundings: Surroundings): Problem[] {
  const mapped = mappedFields(flow.graph);
  return [
    ...shapeProblems(flow, surroundings),
    // A skipped step may be half done: it does not run.
    ...flow.graph.nodes.flatMap((node) => (node.skipped ? [] : stepProblems(node, { mapped, surroundings }))),
    ...flow.graph.edges.flatMap((edge) => edgeProblems(edge)),
    ...settingsProblems(flow, surroundings),
  ];
}

export function blocksPublishing(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

import type { FlowEdge } from "../definition/flow-definition.ts";
import { edgeId } from "../definition/graph.ts";
import { expressionProblem } from "../expression/expression.ts";
import { fault } from "./fault.ts";
import type { Problem } from "./problem.ts";

/** Of the expressions on a connection. */
export function edgeProblems(edge: FlowEdge): Problem[] {
  const id = edgeId(edge);
  const sources = [
    ...(edge.config?.condition ? [["condition", edge.config.condition] as const] : []),
    ...Object.entries(edge.config?.mapper ?? {}),
  ];
  return sources.flatMap(([field, source]) => {
    const wrong = expressionProblem(source);
    return wrong
      ? [
          fault({
            code: "broken_expression",
            edgeId: id,
            stepId: edge.target,
            field,
            message: `${field === "condition" ? "The condition" : field} of this connection: ${wrong}`,
          }),
        ]
      : [];
  });
}

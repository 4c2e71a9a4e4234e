import type { FlowDefinition } from "../definition/flow-definition.ts";
import { edgeId } from "../definition/graph.ts";
import { fault } from "./fault.ts";
import type { Problem } from "./problem.ts";

/** There is one handler at most, it is an action, and nothing leads into it. */
export function errorHandlerProblems(
  graph: FlowDefinition["graph"],
  isTrigger: (stepId: string) => boolean,
): Problem[] {
  const [first, ...more] = graph.nodes.filter((node) => node.handlesErrors);
  if (!first) return [];
  const problems = more.map(({ id: stepId }) =>
    fault({
      code: "several_error_handlers",
      stepId,
      message: `${first.name ?? first.id} handles the errors of this flow already. Connect this step to it, or let this one handle them.`,
    }),
  );
  if (isTrigger(first.id)) {
    problems.push(
      fault({
        code: "error_handler_not_first",
        stepId: first.id,
        message: "A trigger cannot handle errors: it begins the flow. Choose an action for it.",
      }),
    );
  }
  const fed = graph.edges.filter(({ target }) => target === first.id);
  return [
    ...problems,
    ...fed.map((edge) =>
      fault({
        code: "error_handler_not_first",
        stepId: first.id,
        edgeId: edgeId(edge),
        message: "The error handler gets errors, and nothing else may lead into it. Delete this connection.",
      }),
    ),
  ];
}

import { errorHandler } from "../definition/error-handler.ts";
import type { FlowDefinition, FlowNode } from "../definition/flow-definition.ts";
import { edgeId, reachableFrom, rootNodes, stepsOnCycles } from "../definition/graph.ts";
import { errorHandlerProblems } from "./error-handler-problems.ts";
import { fault } from "./fault.ts";
import type { Problem } from "./problem.ts";
import { resolveStep } from "./resolve-step.ts";
import type { Surroundings } from "./surroundings.ts";

type Graph = FlowDefinition["graph"];
type IsTrigger = (stepId: string) => boolean;

/** Of how steps and connections hang together. */
export function shapeProblems({ graph }: FlowDefinition, surroundings: Surroundings): Problem[] {
  const triggers = graph.nodes.filter((node) => resolveStep(node, surroundings).found?.role === "trigger");
  const triggerIds = new Set(triggers.map(({ id }) => id));
  const isTrigger: IsTrigger = (stepId) => triggerIds.has(stepId);
  return [
    ...repeatedSteps(graph),
    ...connectionProblems(graph, isTrigger),
    ...triggerProblems(triggers),
    ...stepsOnCycles(graph).map((stepId) =>
      fault({ code: "cycle", stepId, message: "This step is part of a circle. Remove one of its connections." }),
    ),
    ...unfedSteps(graph, { trigger: triggers[0], isTrigger }),
    ...errorHandlerProblems(graph, isTrigger),
  ];
}

function repeatedSteps({ nodes }: Graph): Problem[] {
  return [...repeatedIds(nodes.map(({ id }) => id))].map((stepId) =>
    fault({ code: "duplicate_step", stepId, message: `Two steps have the id ${stepId}. Delete one of them.` }),
  );
}

function repeatedIds(ids: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}

function connectionProblems({ nodes, edges }: Graph, isTrigger: IsTrigger): Problem[] {
  const known = new Set(nodes.map(({ id }) => id));
  const drawn = new Set<string>();
  return edges.flatMap(({ source, target }) => {
    const id = edgeId({ source, target });
    const problems: Problem[] = [];
    if (drawn.has(id)) {
      const message = `${id} is drawn twice. Delete one of the two.`;
      problems.push(fault({ code: "duplicate_edge", edgeId: id, message }));
    }
    drawn.add(id);
    for (const end of [source, target].filter((one) => !known.has(one))) {
      const message = `${id}: there is no step ${end}. Delete this connection.`;
      problems.push(fault({ code: "dangling_edge", edgeId: id, message }));
    }
    if (isTrigger(target)) {
      const message = "A trigger is the first step: nothing may lead into it. Delete this connection.";
      problems.push(fault({ code: "trigger_not_first", edgeId: id, stepId: target, message }));
    }
    return problems;
  });
}

function triggerProblems(triggers: readonly FlowNode[]): Problem[] {
  if (triggers.length === 0) {
    return [fault({ code: "no_trigger", message: "A flow starts with a trigger. Add one as its first step." })];
  }
  const skipped = "A trigger cannot be skipped: without it no message comes in. Take it back in, or stop the flow.";
  const several = "A flow has exactly one trigger. Remove this one, or make it a flow of its own.";
  return [
    ...triggers
      .filter((node) => node.skipped)
      .map(({ id }) => fault({ code: "trigger_skipped", stepId: id, message: skipped })),
    ...triggers.slice(1).map(({ id }) => fault({ code: "several_triggers", stepId: id, message: several })),
  ];
}

/** Steps that nothing reaches: neither a message from the trigger nor an error. Without a trigger there is nothing to say yet. */
function unfedSteps(
  graph: Graph,
  { trigger, isTrigger }: { trigger: FlowNode | undefined; isTrigger: IsTrigger },
): Problem[] {
  if (!trigger) return [];
  const firsts = [trigger, ...graph.nodes.filter((node) => node.handlesErrors)];
  const reached = new Set(firsts.flatMap(({ id }) => [...reachableFrom(graph, id)]));
  const roots = new Set(rootNodes(graph).map(({ id }) => id));
  const cure = errorHandler(graph) ? "Connect it." : "Connect it, or make it the flow's error handler.";
  return graph.nodes
    .filter(({ id }) => !reached.has(id) && !isTrigger(id))
    .map(({ id: stepId }) =>
      roots.has(stepId)
        ? fault({ code: "action_without_input", stepId, message: `Nothing leads into this step. ${cure}` })
        : fault({
            code: "unreachable_step",
            stepId,
            message: "No message can reach this step from the trigger. Connect it, or delete it.",
          }),
    );
}

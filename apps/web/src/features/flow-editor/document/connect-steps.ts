import { type FlowDefinition, reachableFrom } from "@millrace/flow";
import { produce } from "immer";
import { type EdgeEnds, findEdge, findStep } from "./find-step.ts";

/** Why two steps cannot be connected, in words for a person; undefined when they can. */
export function connectionProblem(
  definition: FlowDefinition,
  { source, target, triggerIds }: EdgeEnds & { triggerIds: ReadonlySet<string> },
): string | undefined {
  if (!findStep(definition, source) || !findStep(definition, target)) return "One of the two steps is gone.";
  if (source === target) return "A step cannot feed itself.";
  if (triggerIds.has(target)) return "A trigger is the first step: nothing may lead into it.";
  if (findStep(definition, target)?.handlesErrors)
    return "The error handler gets errors: nothing else may lead into it.";
  if (findEdge(definition, { source, target })) return "These steps are connected already.";
  if (reachableFrom(definition.graph, target).has(source)) return "That would make a circle.";
  return undefined;
}

/** Adds an edge; callers ask `connectionProblem` first. */
export function connectSteps(definition: FlowDefinition, { source, target }: EdgeEnds): FlowDefinition {
  return produce(definition, (draft) => {
    draft.graph.edges.push({ source, target });
  });
}

export function disconnectSteps(definition: FlowDefinition, { source, target }: EdgeEnds): FlowDefinition {
  return produce(definition, (draft) => {
    draft.graph.edges = draft.graph.edges.filter((edge) => edge.source !== source || edge.target !== target);
  });
}

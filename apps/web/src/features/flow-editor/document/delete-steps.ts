import { edgeId, type FlowDefinition, type FlowEdge } from "@millrace/flow";
import { produce } from "immer";

/**
 * Takes steps out and connects what fed them with what they fed, so that a chain stays a chain. Conditions stay where they
 * decided the way; mappings stay in front of the step they fill.
 */
export function deleteSteps(definition: FlowDefinition, { stepIds }: { stepIds: readonly string[] }): FlowDefinition {
  return stepIds.reduce(deleteOne, definition);
}

function deleteOne(definition: FlowDefinition, stepId: string): FlowDefinition {
  const { edges } = definition.graph;
  const incoming = edges.filter((edge) => edge.target === stepId && edge.source !== stepId);
  const outgoing = edges.filter((edge) => edge.source === stepId && edge.target !== stepId);
  const kept = edges.filter((edge) => edge.source !== stepId && edge.target !== stepId);
  const known = new Set(kept.map(edgeId));
  const bridges = incoming
    .flatMap((before) => outgoing.map((after) => bridge(before, after)))
    .filter((edge) => edge.source !== edge.target && !known.has(edgeId(edge)));

  return produce(definition, (draft) => {
    draft.graph.nodes = draft.graph.nodes.filter((node) => node.id !== stepId);
    draft.graph.edges = [...kept, ...bridges];
    const { [stepId]: _gone, ...settings } = draft.nodes_config ?? {};
    if (Object.keys(settings).length > 0) draft.nodes_config = settings;
    else delete draft.nodes_config;
  });
}

function bridge(before: FlowEdge, after: FlowEdge): FlowEdge {
  const condition = [before.config?.condition, after.config?.condition].filter((text) => text !== undefined);
  const config = {
    ...(after.config?.mapper && { mapper_type: "jsonata" as const, mapper: after.config.mapper }),
    ...(condition.length === 1 && { condition: condition[0] }),
    ...(condition.length === 2 && { condition: `(${condition[0]}) and (${condition[1]})` }),
  };
  return { source: before.source, target: after.target, ...(Object.keys(config).length > 0 && { config }) };
}

import type { FlowEdge } from "./flow-definition.ts";
import { edgeId } from "./graph.ts";

/**
 * The connections without a step: what fed it feeds what it fed, so that a chain stays a chain. Conditions stay where they decided
 * the way; mappings stay in front of the step they fill. A connection that was there already stays as it is.
 */
export function bridgeStep(edges: readonly FlowEdge[], stepId: string): FlowEdge[] {
  const incoming = edges.filter((edge) => edge.target === stepId && edge.source !== stepId);
  const outgoing = edges.filter((edge) => edge.source === stepId && edge.target !== stepId);
  const kept = edges.filter((edge) => edge.source !== stepId && edge.target !== stepId);
  const known = new Set(kept.map(edgeId));
  const bridges = incoming
    .flatMap((before) => outgoing.map((after) => bridge(before, after)))
    .filter((edge) => edge.source !== edge.target && !known.has(edgeId(edge)));
  return [...kept, ...bridges];
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

import type { FlowDefinition, FlowEdge } from "@millrace/flow";
import { produce } from "immer";
import type { EdgeEnds } from "./find-step.ts";

type EdgeConfig = NonNullable<FlowEdge["config"]>;

/** Lets only messages for which the JSONata holds take this edge; blank text lets all of them. */
export function setCondition(
  definition: FlowDefinition,
  { edge, condition }: { edge: EdgeEnds; condition: string },
): FlowDefinition {
  return changeConfig(definition, edge, (config) => {
    if (condition.trim()) config.condition = condition;
    else delete config.condition;
  });
}

/** Fills one property of the target's input by JSONata over the source's message; `undefined` takes it out. */
export function setMapping(
  definition: FlowDefinition,
  { edge, property, source }: { edge: EdgeEnds; property: string; source: string | undefined },
): FlowDefinition {
  return changeConfig(definition, edge, (config) => {
    const mapper = { ...config.mapper };
    if (source === undefined) delete mapper[property];
    else mapper[property] = source;
    setMapper(config, mapper);
  });
}

/** Another mapping for the whole edge; an empty one lets messages in as they are. */
export function replaceMapping(
  definition: FlowDefinition,
  { edge, mapper }: { edge: EdgeEnds; mapper: Record<string, string> },
): FlowDefinition {
  return changeConfig(definition, edge, (config) => setMapper(config, mapper));
}

function setMapper(config: EdgeConfig, mapper: Record<string, string>): void {
  if (Object.keys(mapper).length > 0) {
    config.mapper_type = "jsonata";
    config.mapper = mapper;
  } else {
    delete config.mapper_type;
    delete config.mapper;
  }
}

function changeConfig(
  definition: FlowDefinition,
  ends: EdgeEnds,
  change: (config: EdgeConfig) => void,
): FlowDefinition {
  return produce(definition, (draft) => {
    const edge = draft.graph.edges.find((e) => e.source === ends.source && e.target === ends.target);
    if (!edge) return;
    const config: EdgeConfig = { ...edge.config };
    change(config);
    if (Object.keys(config).length > 0) edge.config = config;
    else delete edge.config;
  });
}

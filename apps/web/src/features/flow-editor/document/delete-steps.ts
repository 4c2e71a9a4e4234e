import { bridgeStep, type FlowDefinition } from "@millrace/flow";
import { produce } from "immer";

/** Takes steps out and connects what fed them with what they fed. */
export function deleteSteps(definition: FlowDefinition, { stepIds }: { stepIds: readonly string[] }): FlowDefinition {
  return stepIds.reduce(deleteOne, definition);
}

function deleteOne(definition: FlowDefinition, stepId: string): FlowDefinition {
  return produce(definition, (draft) => {
    draft.graph.nodes = draft.graph.nodes.filter((node) => node.id !== stepId);
    draft.graph.edges = bridgeStep(definition.graph.edges, stepId);
    const { [stepId]: _gone, ...settings } = draft.nodes_config ?? {};
    if (Object.keys(settings).length > 0) draft.nodes_config = settings;
    else delete draft.nodes_config;
  });
}

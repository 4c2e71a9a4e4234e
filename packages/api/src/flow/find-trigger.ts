import { type Catalogue, findInCatalogue } from "@millrace/db";
import { type FlowDefinition, findFunction, parseStepCommand, type TriggerKind, triggerKind } from "@millrace/flow";

export interface TriggerSummary {
  stepId: string;
  kind: TriggerKind;
  title: string;
}

/** The trigger of a definition, or undefined while none is drawn. */
export function findTrigger({ graph }: FlowDefinition, catalogue: Catalogue): TriggerSummary | undefined {
  for (const node of graph.nodes) {
    const command = parseStepCommand(node.command);
    const component = command && findInCatalogue(catalogue, command);
    const found = component && findFunction(component.descriptor, command.function);
    if (found?.role === "trigger") {
      return { stepId: node.id, kind: triggerKind(found.descriptor), title: found.descriptor.title };
    }
  }
  return undefined;
}

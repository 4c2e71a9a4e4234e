import { type FlowDefinition, parseStepCommand } from "@millrace/flow";
import { type Catalogue, findInCatalogue } from "../component/load-catalogue.ts";

/** Step id → id of the component version that a version published now works with. */
export function pinComponents(definition: FlowDefinition, catalogue: Catalogue): Record<string, string> {
  return Object.fromEntries(
    definition.graph.nodes.flatMap((node) => {
      const command = parseStepCommand(node.command);
      const found = command && findInCatalogue(catalogue, command);
      return found ? [[node.id, found.id]] : [];
    }),
  );
}

import { type Catalogue, findInCatalogue } from "@millrace/db";
import { type FlowDefinition, needsCredential, parseStepCommand } from "@millrace/flow";

/** Titles of the components of a flow that do not work without a credential. */
export function neededCredentials({ graph }: FlowDefinition, catalogue: Catalogue): string[] {
  const titles = graph.nodes.flatMap((node) => {
    const command = parseStepCommand(node.command);
    const descriptor = command && findInCatalogue(catalogue, command)?.descriptor;
    if (!descriptor || !needsCredential(descriptor) || descriptor.credentials?.required === false) return [];
    return [descriptor.title];
  });
  return [...new Set(titles)];
}

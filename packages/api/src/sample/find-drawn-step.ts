import { type CatalogueVersion, findInCatalogue, getDraft, loadCatalogue } from "@millrace/db";
import {
  DomainError,
  type FlowDefinition,
  type FlowNode,
  findFunction,
  parseStepCommand,
  type ResolvedFunction,
} from "@millrace/flow";
import type { WorkspaceContext } from "../trpc.ts";

/** A step as it is drawn. `component` and `found` are missing when its component is not installed. */
export interface DrawnStep {
  definition: FlowDefinition;
  node: FlowNode;
  component: CatalogueVersion | undefined;
  found: ResolvedFunction | undefined;
}

/** A step of the draft, or of `definition` in its stead. Throws `not_found`. */
export async function findDrawnStep(
  { db, workspaceId }: WorkspaceContext,
  { flowId, stepId, definition: given }: { flowId: string; stepId: string; definition?: FlowDefinition | undefined },
): Promise<DrawnStep> {
  const draft = await getDraft(db, { workspaceId, flowId });
  const definition = given ?? draft.definition;
  const node = definition.graph.nodes.find((candidate) => candidate.id === stepId);
  if (!node) throw new DomainError("not_found", `The flow has no step ${stepId}.`);
  const command = parseStepCommand(node.command);
  const component = command && findInCatalogue(await loadCatalogue(db, { workspaceId }), command);
  return { definition, node, component, found: component && findFunction(component.descriptor, command.function) };
}

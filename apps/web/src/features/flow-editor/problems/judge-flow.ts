import { type FlowDefinition, type Problem, validateFlow } from "@millrace/flow";
import type { Catalogue } from "../catalogue/catalogue.ts";

export interface JudgedAgainst {
  catalogue: Catalogue;
  /** Credential id → component. Undefined while they are not loaded: their check is left out. */
  credentials: ReadonlyMap<string, { component: string }> | undefined;
}

/** The problems of a document as far as they can be known now; undefined until all descriptors it needs are there. */
export function judgeFlow(
  definition: FlowDefinition,
  { catalogue, credentials }: JudgedAgainst,
): readonly Problem[] | undefined {
  if (!catalogue.isComplete) return undefined;
  return validateFlow(definition, {
    findComponent: ({ component }) => catalogue.details.get(component)?.descriptor,
    ...(credentials && { credentials }),
  });
}

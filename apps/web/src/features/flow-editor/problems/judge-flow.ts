import { type FlowDefinition, type Problem, validateFlow } from "@millrace/flow";
import { type Catalogue, sourcesOf } from "../catalogue/catalogue.ts";

export interface JudgedAgainst {
  catalogue: Catalogue;
  /** Credential id → component. Undefined while they are not loaded: their check is left out. */
  credentials:
    | ReadonlyMap<string, { component: string; name?: string; attention?: "reconnect" | undefined }>
    | undefined;
  /** What the workspace allows. Undefined while it is not loaded: what everybody has counts until then. */
  bounds: FlowBounds | undefined;
}

export interface FlowBounds {
  limits: { messages: number; megabytes: number };
  idleSeconds: { min: number; max: number };
}

/** The problems of a document as far as they can be known now; undefined until all descriptors it needs are there. */
export function judgeFlow(
  definition: FlowDefinition,
  { catalogue, credentials, bounds }: JudgedAgainst,
): readonly Problem[] | undefined {
  if (!catalogue.isComplete) return undefined;
  return validateFlow(definition, {
    findComponent: (command) => sourcesOf(catalogue, command)?.descriptor,
    ...(credentials && { credentials }),
    ...bounds,
  });
}

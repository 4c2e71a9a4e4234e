import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import { z } from "zod";

/** What is copied from a canvas, as it stands on the system's clipboard. Credentials stay behind: the name says where one was. */
export const clipSchema = z.object({
  millrace: z.literal("steps"),
  graph: flowDefinitionSchema.shape.graph,
  nodes_config: flowDefinitionSchema.shape.nodes_config,
  notes: flowDefinitionSchema.shape.notes,
});

export type Clip = z.infer<typeof clipSchema>;

interface Selection {
  stepIds: readonly string[];
  noteIds: readonly string[];
}

/** Steps with their settings and the edges between them, and notes. */
export function clipOf(definition: FlowDefinition, { stepIds, noteIds }: Selection): Clip {
  const taken = new Set(stepIds);
  const settings = Object.entries(definition.nodes_config ?? {}).filter(([id]) => taken.has(id));
  const notes = (definition.notes ?? []).filter(({ id }) => noteIds.includes(id));
  return {
    millrace: "steps",
    graph: {
      nodes: definition.graph.nodes
        .filter(({ id }) => taken.has(id))
        .map(({ credential: _credential, ...node }) => node),
      edges: definition.graph.edges.filter(({ source, target }) => taken.has(source) && taken.has(target)),
    },
    ...(settings.length > 0 && { nodes_config: Object.fromEntries(settings) }),
    ...(notes.length > 0 && { notes }),
  };
}

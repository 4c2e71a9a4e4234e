import {
  type FlowDefinition,
  type FlowState,
  flowDefinitionSchema,
  flowStateSchema,
  parseStepCommand,
  stepsOf,
} from "@millrace/flow";
import type { Database } from "../database.ts";
import { toVersionRow } from "../version/get-version.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import type { CatalogueComponent } from "./load-catalogue.ts";

/** A flow that is made of a component. */
export interface ComponentUse {
  flowId: string;
  flowName: string;
  state: FlowState;
  /** Number of its newest version; undefined when it was never published. */
  flowVersion: number | undefined;
  steps: UsingStep[];
}

export interface UsingStep {
  stepId: string;
  name: string;
  function: string;
  /** The component's version that it was published with; undefined when only the draft has the step. */
  version: string | undefined;
  /** The version that the draft names; undefined takes the newest there is when it is published. */
  pinned: string | undefined;
  isInDraft: boolean;
}

/** The flows of a workspace that use a component, as published or as drawn. */
export async function listComponentUses(
  db: Database,
  { workspaceId, component }: { workspaceId: WorkspaceId; component: CatalogueComponent },
): Promise<ComponentUse[]> {
  const rows = await db.flow.findMany({
    where: { workspaceId },
    include: {
      draft: { select: { definition: true } },
      versions: { orderBy: { number: "desc" }, take: 1 },
    },
    orderBy: { name: "asc" },
  });
  return rows.flatMap((row) => {
    const newest = row.versions[0] && toVersionRow(row.versions[0]);
    const draft = row.draft ? flowDefinitionSchema.parse(row.draft.definition) : undefined;
    const steps = usingSteps({ draft, published: newest, component });
    if (steps.length === 0) return [];
    const state = flowStateSchema.parse(row.state);
    return [{ flowId: row.id, flowName: row.name, state, flowVersion: newest?.number, steps }];
  });
}

interface Sides {
  draft: FlowDefinition | undefined;
  published: { definition: FlowDefinition; components: Record<string, string> } | undefined;
  component: CatalogueComponent;
}

function usingSteps({ draft, published, component: { name, versions } }: Sides): UsingStep[] {
  const inDraft = new Set(draft ? stepsOf(draft, name) : []);
  const inPublished = new Set(published ? stepsOf(published.definition, name) : []);
  const byId = new Map(versions.map(({ id, version }) => [id, version]));
  return [...new Set([...inDraft, ...inPublished])].map((stepId) => {
    const drawn = draft?.graph.nodes.find(({ id }) => id === stepId);
    const node = inDraft.has(stepId) ? drawn : published?.definition.graph.nodes.find(({ id }) => id === stepId);
    const command = node && parseStepCommand(node.command);
    return {
      stepId,
      name: node?.name ?? stepId,
      function: command?.function ?? "",
      version: inPublished.has(stepId) ? byId.get(published?.components[stepId] ?? "") : undefined,
      pinned: inDraft.has(stepId) ? command?.version : undefined,
      isInDraft: inDraft.has(stepId),
    };
  });
}

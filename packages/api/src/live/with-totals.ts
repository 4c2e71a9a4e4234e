import { type Database, getDraft, getVersion, type WorkspaceId } from "@millrace/db";
import { DomainError, type FlowDefinition, type LiveFlow } from "@millrace/flow";
import { type FlowTotals, flowTotals } from "../flow/flow-totals.ts";

export type CountedFlow = LiveFlow & { totals: FlowTotals };

/** Adds to each picture what entered the flow and what arrived: a list shows that without knowing the graph. */
export async function* withTotals(
  db: Database,
  { workspaceId, pictures }: { workspaceId: WorkspaceId; pictures: AsyncIterable<LiveFlow> },
): AsyncGenerator<CountedFlow> {
  const published = new Map<string, FlowDefinition>(); // versions never change, so each is read once
  for await (const picture of pictures) {
    const key = `${picture.flowId}@${picture.version}`;
    const definition = published.get(key) ?? (await readDefinition(db, { workspaceId, picture }));
    if (!definition) continue;
    if (picture.version !== undefined) published.set(key, definition);
    yield { ...picture, totals: totalsOf(definition, picture) };
  }
}

async function readDefinition(
  db: Database,
  { workspaceId, picture }: { workspaceId: WorkspaceId; picture: LiveFlow },
): Promise<FlowDefinition | undefined> {
  const { flowId, version: number } = picture;
  const version = number === undefined ? undefined : await getVersion(db, { workspaceId, flowId, number });
  try {
    return (version ?? (await getDraft(db, { workspaceId, flowId }))).definition;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return undefined; // just deleted
    throw error;
  }
}

function totalsOf(definition: FlowDefinition, { steps }: LiveFlow): FlowTotals {
  const counted = steps.map((step) => ({
    stepId: step.id,
    received: step.in,
    emitted: step.out,
    errors: step.errors,
  }));
  return flowTotals(definition, counted);
}

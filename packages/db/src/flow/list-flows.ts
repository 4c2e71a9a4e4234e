import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type FlowRow, toFlowRow } from "./flow-row.ts";
import type { StepTotals } from "./list-step-totals.ts";

export interface ListedFlow extends FlowRow {
  draft: FlowDefinition;
  /** Number of the newest version. */
  version: number | undefined;
  openErrors: number;
  steps: StepTotals[];
}

export async function listFlows(db: Database, { workspaceId }: { workspaceId: WorkspaceId }): Promise<ListedFlow[]> {
  const rows = await db.flow.findMany({
    where: { workspaceId },
    include: {
      draft: { select: { definition: true } },
      versions: { select: { number: true }, orderBy: { number: "desc" }, take: 1 },
      counters: true,
      _count: { select: { errors: { where: { status: "open" } } } },
    },
    orderBy: { name: "asc" },
  });
  return rows.map((row) => ({
    ...toFlowRow(row),
    draft: flowDefinitionSchema.parse(row.draft?.definition ?? { graph: { nodes: [], edges: [] } }),
    version: row.versions[0]?.number,
    openErrors: row._count.errors,
    steps: row.counters.map((counter) => ({
      stepId: counter.stepId,
      received: Number(counter.received),
      emitted: Number(counter.emitted),
      errors: Number(counter.errors),
    })),
  }));
}

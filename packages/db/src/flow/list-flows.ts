import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type FlowRow, toFlowRow } from "./flow-row.ts";
import { type LastError, lastErrors } from "./last-errors.ts";
import type { StepTotals } from "./list-step-totals.ts";

export interface ListedFlow extends FlowRow {
  draft: FlowDefinition;
  /** Number of the newest version. */
  version: number | undefined;
  openErrors: number;
  /** Messages set aside because they ended their containers. */
  quarantined: number;
  /** Path of names; undefined outside of folders. */
  folder: string | undefined;
  lastError: LastError | undefined;
  steps: StepTotals[];
}

/** All flows of a workspace, or those with a tag. */
export async function listFlows(
  db: Database,
  { workspaceId, tag }: { workspaceId: WorkspaceId; tag?: string | undefined },
): Promise<ListedFlow[]> {
  const [unsettled, errors] = await Promise.all([countUnsettled(db, { workspaceId }), lastErrors(db, { workspaceId })]);
  const rows = await db.flow.findMany({
    where: { workspaceId, ...(tag !== undefined && { tags: { has: tag } }) },
    include: {
      draft: { select: { definition: true } },
      versions: { select: { number: true }, orderBy: { number: "desc" }, take: 1 },
      counters: true,
    },
    orderBy: { name: "asc" },
  });
  return rows.map((row) => ({
    ...toFlowRow(row),
    draft: flowDefinitionSchema.parse(row.draft?.definition ?? { graph: { nodes: [], edges: [] } }),
    version: row.versions[0]?.number,
    openErrors: unsettled.get(`${row.id} open`) ?? 0,
    quarantined: unsettled.get(`${row.id} quarantined`) ?? 0,
    folder: row.folder ?? undefined,
    lastError: errors.get(row.id),
    steps: row.counters.map((counter) => ({
      stepId: counter.stepId,
      received: Number(counter.received),
      emitted: Number(counter.emitted),
      errors: Number(counter.errors),
    })),
  }));
}

/** By flow and status: "ID open", "ID quarantined". */
async function countUnsettled(
  db: Database,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<ReadonlyMap<string, number>> {
  const groups = await db.errorRecord.groupBy({
    by: ["flowId", "status"],
    where: { workspaceId, status: { in: ["open", "quarantined"] } },
    _count: true,
  });
  return new Map(groups.map(({ flowId, status, _count }) => [`${flowId} ${status}`, _count]));
}

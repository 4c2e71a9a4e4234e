import type { FlowState } from "@millrace/flow";
import { z } from "zod";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

export interface TimelineRow {
  /** Grows with time. */
  id: bigint;
  at: Date;
  from: FlowState;
  to: FlowState;
  actor: string;
  reason: string;
  numbers: Record<string, unknown>;
}

const numbersSchema = z.record(z.string(), z.unknown());

interface Page {
  workspaceId: WorkspaceId;
  flowId: string;
  limit: number;
  /** The last row of the page before. */
  before?: bigint | undefined;
}

/** Newest first. */
export async function listTimeline(db: Database, { workspaceId, flowId, limit, before }: Page): Promise<TimelineRow[]> {
  const rows = await db.transition.findMany({
    where: { flowId, workspaceId, ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(({ id, at, from, to, actor, reason, numbers }) => ({
    id,
    at,
    from,
    to,
    actor,
    reason,
    numbers: numbersSchema.parse(numbers),
  }));
}

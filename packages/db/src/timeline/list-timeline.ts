import type { FlowState } from "@millrace/flow";
import { z } from "zod";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

export interface TimelineRow {
  at: Date;
  from: FlowState;
  to: FlowState;
  actor: string;
  reason: string;
  numbers: Record<string, unknown>;
}

const numbersSchema = z.record(z.string(), z.unknown());

/** Newest first. */
export async function listTimeline(
  db: Database,
  { workspaceId, flowId, limit }: { workspaceId: WorkspaceId; flowId: string; limit: number },
): Promise<TimelineRow[]> {
  const rows = await db.transition.findMany({
    where: { flowId, workspaceId },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(({ at, from, to, actor, reason, numbers }) => ({
    at,
    from,
    to,
    actor,
    reason,
    numbers: numbersSchema.parse(numbers),
  }));
}

import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** What a step did in one minute. `durations`: messages by `durationClass`. */
export interface MinuteRow {
  stepId: string;
  minute: Date;
  received: number;
  emitted: number;
  errors: number;
  durations: number[];
}

/** Minutes in which something happened, oldest first; of one step, or of all. */
export async function listMinutes(
  db: Database,
  wanted: { workspaceId: WorkspaceId; flowId: string; stepId?: string | undefined; from: Date },
): Promise<MinuteRow[]> {
  const { workspaceId, flowId, stepId, from } = wanted;
  const rows = await db.stepMinute.findMany({
    where: { flowId, flow: { workspaceId }, minute: { gte: from }, ...(stepId !== undefined && { stepId }) },
    orderBy: { minute: "asc" },
  });
  return rows.map(({ flowId: _, ...row }) => row);
}

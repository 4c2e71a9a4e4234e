import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceModel } from "../generated/models.ts";
import type { WorkspaceId } from "./workspace-id.ts";

export interface WorkspaceRow extends WorkspaceSettings {
  id: string;
  name: string;
}

/** What a workspace allows its flows. */
export interface WorkspaceSettings {
  /** Its flows are stopped when they exceed a limit, instead of suspended. */
  limited: boolean;
  /** Of each queue. */
  maxMessages: number;
  maxMegabytes: number;
  /** How long the messages of a suspended flow are kept. */
  retentionDays: number;
  /** Bounds of a flow's quiet time before it sleeps. */
  minIdleSeconds: number;
  maxIdleSeconds: number;
}

export async function getWorkspace(db: Database, { workspaceId }: { workspaceId: WorkspaceId }): Promise<WorkspaceRow> {
  const row = await db.workspace.findUnique({ where: { id: workspaceId } });
  if (!row) throw workspaceGone();
  return toWorkspaceRow(row);
}

export function workspaceGone(): DomainError {
  return new DomainError("not_found", "This workspace no longer exists.");
}

export function toWorkspaceRow(row: WorkspaceModel): WorkspaceRow {
  const { id, name, limited, maxMessages, maxMegabytes, retentionDays, minIdleSeconds, maxIdleSeconds } = row;
  return { id, name, limited, maxMessages, maxMegabytes, retentionDays, minIdleSeconds, maxIdleSeconds };
}

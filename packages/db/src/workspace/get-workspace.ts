import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "./workspace-id.ts";

export interface WorkspaceRow {
  id: string;
  name: string;
  limited: boolean;
  limits: { messages: number; megabytes: number };
}

export async function getWorkspace(db: Database, { workspaceId }: { workspaceId: WorkspaceId }): Promise<WorkspaceRow> {
  const row = await db.workspace.findUnique({ where: { id: workspaceId } });
  if (!row) throw new DomainError("not_found", "This workspace no longer exists.");
  return {
    id: row.id,
    name: row.name,
    limited: row.limited,
    limits: { messages: row.maxMessages, megabytes: row.maxMegabytes },
  };
}

import type { Database } from "../database.ts";
import { authorisedWorkspaceId, type WorkspaceId } from "./workspace-id.ts";

export interface Membership {
  workspaceId: WorkspaceId;
  workspaceName: string;
  role: string;
}

/** The workspaces a person belongs to, oldest first. */
export async function findMemberships(db: Database, { userId }: { userId: string }): Promise<Membership[]> {
  const members = await db.member.findMany({
    where: { userId },
    include: { workspace: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });
  return members.map((member) => ({
    workspaceId: authorisedWorkspaceId(member.workspaceId),
    workspaceName: member.workspace.name,
    role: member.role,
  }));
}

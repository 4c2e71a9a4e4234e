import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { listCredentialUses } from "./list-credential-uses.ts";

/** Throws `in_use` (details: the flows) while a flow that is not inactive uses it, `not_found` when there is none. */
export async function deleteCredential(
  db: Database,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: string },
): Promise<void> {
  const uses = await listCredentialUses(db, { workspaceId });
  const active = uses.filter(
    (use) => use.credentialId === id && (use.state !== "inactive" || use.desired !== "inactive"),
  );
  if (active.length > 0) {
    const names = active.map((use) => `"${use.flowName}"`).join(", ");
    throw new DomainError("in_use", `This credential is used by ${names}. Stop the flow first.`, {
      details: { flows: active.map(({ flowId, flowName, state }) => ({ id: flowId, name: flowName, state })) },
    });
  }
  const { count } = await db.credential.deleteMany({ where: { id, workspaceId } });
  if (count === 0) throw new DomainError("not_found", `There is no credential ${id} in this workspace.`);
}

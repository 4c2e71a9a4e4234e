import { DomainError } from "@millrace/flow";
import { isUniqueViolation } from "../conflict.ts";
import type { Database } from "../database.ts";
import { type MasterKey, seal } from "../secrets/sealing.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type CredentialFacts, factColumns, type Verification, verificationColumns } from "./verification.ts";

interface Change {
  workspaceId: WorkspaceId;
  masterKey: MasterKey;
  id: string;
  name?: string | undefined;
  /** All of them: what is left out is gone. */
  values?: Record<string, unknown> | undefined;
  verification?: Verification | undefined;
  facts?: CredentialFacts | undefined;
  /** How it signs in, when that was not known yet. */
  kind?: string | undefined;
}

/** Throws `not_found`, or `conflict` when the name is taken. */
export async function updateCredential(
  db: Database,
  { workspaceId, masterKey, id, name, values, verification, facts, kind }: Change,
): Promise<void> {
  try {
    const existing = await db.credential.findFirst({ where: { id, workspaceId }, select: { updatedAt: true } });
    const { count } = await db.credential.updateMany({
      where: { id, workspaceId },
      data: {
        ...(name !== undefined && { name }),
        ...(values && { sealed: seal(masterKey, { value: values, context: id }) }),
        ...(verification && verificationColumns(verification)),
        ...(kind !== undefined && { kind }),
        ...(facts && factColumns(facts)),
        // Steps that use it are restarted when this moves: only other values are worth that.
        ...(!values && existing && { updatedAt: existing.updatedAt }),
      },
    });
    if (count === 0) throw new DomainError("not_found", `There is no credential ${id} in this workspace.`);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("conflict", `There is a credential named "${name}" already. Choose another name.`, {
      cause: error,
    });
  }
}

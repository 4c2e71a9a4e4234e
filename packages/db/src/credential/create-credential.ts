import { DomainError } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import { isUniqueViolation } from "../conflict.ts";
import type { Database } from "../database.ts";
import { type MasterKey, seal } from "../secrets/sealing.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { createId } from "./create-id.ts";
import { type CredentialFacts, factColumns, type Verification, verificationColumns } from "./verification.ts";

interface NewCredential {
  workspaceId: WorkspaceId;
  masterKey: MasterKey;
  actor: Actor;
  component: string;
  name: string;
  values: Record<string, unknown>;
  verification: Verification;
  facts?: CredentialFacts | undefined;
}

/** Seals the values and keeps them. Throws `conflict` when the component has a credential of that name. */
export async function createCredential(
  db: Database,
  { workspaceId, masterKey, actor, component, name, values, verification, facts }: NewCredential,
): Promise<{ id: string }> {
  const id = createId();
  try {
    return await db.credential.create({
      data: {
        id,
        workspaceId,
        component,
        name,
        sealed: seal(masterKey, { value: values, context: id }),
        createdBy: actor.name,
        ...verificationColumns(verification),
        ...(facts && factColumns(facts)),
      },
      select: { id: true },
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError(
      "conflict",
      `There is a ${component} credential named "${name}" already. Choose another name.`,
      {
        cause: error,
      },
    );
  }
}

import { DomainError, type FlowDefinition } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import { isUniqueViolation } from "../conflict.ts";
import type { Database } from "../database.ts";
import { toJson } from "../json.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

interface NewFlow {
  workspaceId: WorkspaceId;
  name: string;
  definition: FlowDefinition;
  tags?: string[] | undefined;
  folder?: string | null | undefined;
  actor: Actor;
}

/** A flow with its first draft. Throws `conflict` when the name is taken. */
export async function createFlow(
  db: Database,
  { workspaceId, name, definition, tags = [], folder = null, actor }: NewFlow,
): Promise<{ id: string }> {
  try {
    return await db.flow.create({
      data: {
        workspaceId,
        name,
        tags,
        folder,
        createdBy: actor.name,
        updatedBy: actor.name,
        draft: { create: { definition: toJson(definition), updatedBy: actor.name, changedBy: [actor.name] } },
      },
      select: { id: true },
    });
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken(name, error) : error;
  }
}

export function nameTaken(name: string, cause: unknown): DomainError {
  return new DomainError("conflict", `There is a flow named "${name}" already. Choose another name.`, { cause });
}

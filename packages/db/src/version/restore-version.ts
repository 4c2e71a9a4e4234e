import { DomainError } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import { saveDraft } from "../draft/save-draft.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { getVersion, type VersionRow } from "./get-version.ts";

interface VersionKey {
  workspaceId: WorkspaceId;
  flowId: string;
  number: number;
}

interface Restoration extends VersionKey {
  /** The revision of the draft that it is to replace; undefined replaces whatever is there. */
  revision?: number | undefined;
  actor: Actor;
}

/** Makes the draft what a version was. Throws `not_found`, and `stale_draft` when someone saved after that revision. */
export async function restoreVersion(
  db: Database,
  { workspaceId, flowId, number, revision, actor }: Restoration,
): Promise<{ revision: number }> {
  const { definition } = await requireVersion(db, { workspaceId, flowId, number });
  return saveDraft(db, { workspaceId, flowId, revision, definition, actor });
}

/** Throws `not_found`. */
export async function requireVersion(db: Database, key: VersionKey): Promise<VersionRow> {
  const version = await getVersion(db, key);
  if (version) return version;
  throw new DomainError("not_found", `There is no version ${key.number} of flow ${key.flowId} in this workspace.`);
}

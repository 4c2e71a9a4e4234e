import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import { type MasterKey, seal, unseal } from "../secrets/sealing.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

interface ClientKey {
  workspaceId: WorkspaceId;
  component: string;
  masterKey: MasterKey;
}

/** What an administrator set for a component's `{{NAME}}`s; empty when nothing is. */
export async function openOAuthClient(
  db: Database,
  { workspaceId, component, masterKey }: ClientKey,
): Promise<Record<string, string>> {
  const row = await db.oauthClient.findUnique({ where: { workspaceId_component: { workspaceId, component } } });
  if (!row) return {};
  return valuesSchema.parse(unseal(masterKey, { sealed: row.sealed, context: contextOf({ workspaceId, component }) }));
}

/** An empty object takes them away. */
export async function saveOAuthClient(
  db: Database,
  { workspaceId, component, masterKey, values, actor }: ClientKey & { values: Record<string, string>; actor: Actor },
): Promise<void> {
  if (Object.keys(values).length === 0) {
    await db.oauthClient.deleteMany({ where: { workspaceId, component } });
    return;
  }
  const sealed = seal(masterKey, { value: values, context: contextOf({ workspaceId, component }) });
  await db.oauthClient.upsert({
    where: { workspaceId_component: { workspaceId, component } },
    create: { workspaceId, component, sealed, updatedBy: actor.name },
    update: { sealed, updatedBy: actor.name },
  });
}

/** Who set a client last and when, by component. */
export async function listOAuthClients(
  db: Database,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<Map<string, { updatedAt: Date; updatedBy: string | undefined }>> {
  const rows = await db.oauthClient.findMany({ where: { workspaceId }, omit: { sealed: true } });
  return new Map(
    rows.map(({ component, updatedAt, updatedBy }) => [component, { updatedAt, updatedBy: updatedBy ?? undefined }]),
  );
}

const valuesSchema = z.record(z.string(), z.string());

function contextOf({ workspaceId, component }: { workspaceId: string; component: string }): string {
  return `oauth-client:${workspaceId}:${component}`;
}

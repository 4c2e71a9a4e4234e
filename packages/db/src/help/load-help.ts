import type { HelpOverride, HelpPlace } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { getDocsBaseUrl } from "./docs-base-url.ts";

/** What an administrator configured about help links, in the shape `resolveHelp` takes. */
export interface ConfiguredHelp {
  overrides: HelpOverride[];
  docsBaseUrl: string | undefined;
}

export async function loadHelp(db: Database, { workspaceId }: { workspaceId: WorkspaceId }): Promise<ConfiguredHelp> {
  const [rules, docsBaseUrl] = await Promise.all([listHelpRules(db, { workspaceId }), getDocsBaseUrl(db)]);
  return { overrides: rules.map(({ id: _, updatedAt: __, updatedBy: ___, ...rule }) => rule), docsBaseUrl };
}

export interface HelpRule extends HelpOverride {
  id: string;
  updatedAt: Date;
  updatedBy: string | undefined;
}

/** Rules of the workspace and of the whole platform. */
export async function listHelpRules(db: Database, { workspaceId }: { workspaceId: WorkspaceId }): Promise<HelpRule[]> {
  const rows = await db.helpRule.findMany({
    where: { OR: [{ workspaceId }, { workspaceId: null }] },
    // Of two that say equally much the newer one decides.
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    place: (row.place ?? undefined) as HelpPlace | undefined, // written by saveHelpRule alone
    component: row.component ?? undefined,
    function: row.function ?? undefined,
    field: row.field ?? undefined,
    link: row.link ?? undefined,
    description: row.description ?? undefined,
    hidden: row.hidden,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy ?? undefined,
  }));
}

import { type CatalogueVersion, findInCatalogue, loadCatalogue } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import type { WorkspaceContext } from "../trpc.ts";

/** A version of a component that the workspace can use, by default the newest. Throws `not_found`. */
export async function findComponent(
  { db, workspaceId }: WorkspaceContext,
  { component, version }: { component: string; version?: string | undefined },
): Promise<CatalogueVersion> {
  const found = findInCatalogue(await loadCatalogue(db, { workspaceId }), { component, version });
  if (found) return found;
  const what = version === undefined ? `component "${component}"` : `version ${version} of a component "${component}"`;
  throw new DomainError("not_found", `There is no ${what}.`);
}

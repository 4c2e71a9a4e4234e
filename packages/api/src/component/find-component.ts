import { type CatalogueVersion, findInCatalogue, loadCatalogue } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import type { WorkspaceContext } from "../trpc.ts";

/** The newest version of a component the workspace can use. Throws `not_found`. */
export async function findComponent(
  { db, workspaceId }: WorkspaceContext,
  { component }: { component: string },
): Promise<CatalogueVersion> {
  const found = findInCatalogue(await loadCatalogue(db, { workspaceId }), { component });
  if (!found) throw new DomainError("not_found", `There is no component "${component}".`);
  return found;
}

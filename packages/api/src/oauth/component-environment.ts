import { type CatalogueVersion, loadComponentVersion, openVariables } from "@millrace/db";
import type { WorkspaceContext } from "../trpc.ts";

/** What a component's containers get as environment: one of the places its `{{NAME}}`s are read from. */
export async function componentEnvironment(
  { db, workspaceId, masterKey }: WorkspaceContext,
  { id }: CatalogueVersion,
): Promise<Record<string, string>> {
  return openVariables(masterKey, (await loadComponentVersion(db, { id, workspaceId }))?.env ?? {});
}

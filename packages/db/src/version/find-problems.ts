import { type FlowDefinition, type Problem, validateFlow } from "@millrace/flow";
import { type Catalogue, findInCatalogue, loadCatalogue } from "../component/load-catalogue.ts";
import { listCredentials } from "../credential/list-credentials.ts";
import type { Database } from "../database.ts";
import { getWorkspace } from "../workspace/get-workspace.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** Everything a workspace's flows are checked against, loaded once for as many of them as needed. */
export interface Surroundings {
  catalogue: Catalogue;
  credentials: ReadonlyMap<string, { component: string; name: string; attention?: "reconnect" | undefined }>;
  limits: { messages: number; megabytes: number };
  idleSeconds: { min: number; max: number };
}

export async function loadSurroundings(
  db: Database,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<Surroundings> {
  const [catalogue, credentials, workspace] = await Promise.all([
    loadCatalogue(db, { workspaceId }),
    listCredentials(db, { workspaceId }),
    getWorkspace(db, { workspaceId }),
  ]);
  return {
    catalogue,
    credentials: new Map(credentials.map(({ id, component, name, attention }) => [id, { component, name, attention }])),
    limits: { messages: workspace.maxMessages, megabytes: workspace.maxMegabytes },
    idleSeconds: { min: workspace.minIdleSeconds, max: workspace.maxIdleSeconds },
  };
}

/** What keeps a definition (credentials by id) from being published in its workspace, and what deserves a warning. */
export function findProblems(definition: FlowDefinition, surroundings: Surroundings): Problem[] {
  return validateFlow(definition, {
    findComponent: (command) => findInCatalogue(surroundings.catalogue, command)?.descriptor,
    credentials: surroundings.credentials,
    limits: surroundings.limits,
    idleSeconds: surroundings.idleSeconds,
  });
}

import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  applyFlowFile,
  createApiKey,
  createCredential,
  createSetupToken,
  type Database,
  ensureFirstWorkspace,
  findApiKey,
  findInCatalogue,
  listCredentials,
  listSeeded,
  loadCatalogue,
  type MasterKey,
  noteSeeded,
  openCredential,
  publishFlow,
  updateCredential,
  type WorkspaceId,
} from "@millrace/db";
import { blocksPublishing, credentialKind } from "@millrace/flow";
import { demoCredentials, demoFlows } from "../demo/src/index.ts";

interface SeedOptions {
  db: Database;
  masterKey: MasterKey;
  /** MILLRACE_HOME, where `cli.json` is left. */
  home: string;
  /** Without a slash at the end. */
  publicUrls: { web: string; gateway: string };
  /** Where the demo's warehouse listens when it is not the usual port. */
  demoWarehousePort?: number | undefined;
}

type DemoOptions = Parameters<typeof demoCredentials>[0];

const actor = { name: "Millrace" };

/**
 * Gives a new installation its workspace, the local operator's key and the demo; every later run only mends what is missing. The
 * link is for whoever becomes the owner: a fresh one each time, none once there is an owner. Components are registered before.
 */
export async function seed(options: SeedOptions): Promise<{ ownerLink?: string }> {
  const { db, masterKey, home, publicUrls } = options;
  const demo = { home, warehousePort: options.demoWarehousePort };
  const workspaceId = await ensureFirstWorkspace(db, { name: "My workspace" });
  await ensureOperatorKey(db, { workspaceId, home, url: publicUrls.web });
  await seedCredentials(db, { workspaceId, masterKey, demo });
  await seedFlows(db, { workspaceId, demo });
  const token = await createSetupToken(db);
  return token === undefined ? {} : { ownerLink: `${publicUrls.web}/setup?token=${token}` };
}

/** `npx millrace` on this machine signs in with it. */
async function ensureOperatorKey(
  db: Database,
  { workspaceId, home, url }: { workspaceId: WorkspaceId; home: string; url: string },
): Promise<void> {
  const path = join(home, "cli.json");
  const known = readCliFile(path);
  const isValid = known?.apiKey !== undefined && (await findApiKey(db, { apiKey: known.apiKey })) !== undefined;
  if (isValid && known.url === url) return;
  const apiKey = isValid ? known.apiKey : (await createApiKey(db, { workspaceId, name: "Local operator" })).apiKey;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ url, apiKey }, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path); // a reader sees the old file or the new one, never half of it
}

function readCliFile(path: string): { url?: string; apiKey?: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isMissing || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The demo's ports and passwords may have changed since: its credentials follow. Deleted ones stay deleted. */
async function seedCredentials(
  db: Database,
  { workspaceId, masterKey, demo }: { workspaceId: WorkspaceId; masterKey: MasterKey; demo: DemoOptions },
): Promise<void> {
  const seeded = await listSeeded(db);
  const existing = await listCredentials(db, { workspaceId });
  const catalogue = await loadCatalogue(db, { workspaceId });
  for (const { name, component, values } of await demoCredentials(demo)) {
    const mark = `credential ${name}`;
    const known = existing.find((credential) => credential.name === name && credential.component === component);
    if (known && seeded.includes(mark)) {
      const kept = await openCredential(db, { id: known.id, workspaceId, masterKey });
      if (!isDeepStrictEqual(kept, values)) {
        const verification = { verified: undefined };
        await updateCredential(db, { workspaceId, masterKey, id: known.id, values, verification });
      }
    } else if (!known && !seeded.includes(mark)) {
      const verification = { verified: undefined };
      const descriptor = findInCatalogue(catalogue, { component })?.descriptor;
      const kind = descriptor && credentialKind(descriptor, values);
      const facts = { kind, expiresAt: undefined, renewAt: undefined };
      await createCredential(db, { workspaceId, masterKey, actor, component, name, values, verification, facts });
      seeded.push(mark);
    }
  }
  await noteSeeded(db, { names: seeded });
}

/** Draws and publishes the demo flows once. One whose components are not there yet is tried again with the next run. */
async function seedFlows(
  db: Database,
  { workspaceId, demo }: { workspaceId: WorkspaceId; demo: DemoOptions },
): Promise<void> {
  const seeded = await listSeeded(db);
  for (const file of await demoFlows(demo)) {
    const mark = `flow ${file.name}`;
    if (seeded.includes(mark)) continue;
    const { id, problems } = await applyFlowFile(db, { workspaceId, file, actor });
    if (blocksPublishing(problems)) continue;
    await publishFlow(db, { workspaceId, flowId: id, actor });
    seeded.push(mark);
  }
  await noteSeeded(db, { names: seeded });
}

import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { authorisedWorkspaceId, createApiKey, registerBuiltIn, type WorkspaceId } from "@millrace/db";
import type { FlowFile } from "@millrace/flow";
import { flowFileSchema } from "@millrace/flow";
import { createTestDatabase, createTestRedis, inletDescriptor, outletDescriptor } from "@millrace/testing";
import { createCaller } from "../app-router.ts";
import { type ApiServices, openApiServices } from "../services.ts";

export interface TestTeam {
  workspaceId: WorkspaceId;
  apiKey: string;
  /** The procedures, called as the owner of this workspace. */
  call: ReturnType<typeof createCaller>;
}

export interface TestApi extends AsyncDisposable {
  services: ApiServices;
  ours: TestTeam;
  /** Another team on the same installation. */
  theirs: TestTeam;
}

/** The API on real services: a database and a corner of Redis of its own, two workspaces, two small components. */
export async function openTestApi(): Promise<TestApi> {
  const [database, redis] = await Promise.all([createTestDatabase(), createTestRedis()]);
  const folder = await mkdtemp(join(tmpdir(), "millrace-api-"));
  const keyFile = join(folder, "encryption.key");
  writeFileSync(keyFile, randomBytes(32).toString("base64"), { mode: 0o600 });
  const services = openApiServices({
    databaseUrl: database.url,
    redisPlace: { url: redis.url, prefix: redis.keyPrefix },
    encryptionKeyFile: keyFile,
    authSecret: randomBytes(32).toString("base64"),
    publicUrls: { web: "http://localhost:3000", gateway: "http://localhost:3001" },
    templatesFolder: fileURLToPath(new URL("../template/flows", import.meta.url)),
  });
  await registerBuiltIn(services.db, {
    name: "inlet",
    version: "1.0.0",
    image: "inlet:1",
    descriptor: inletDescriptor,
  });
  await registerBuiltIn(services.db, {
    name: "outlet",
    version: "1.0.0",
    image: "outlet:1",
    descriptor: outletDescriptor,
  });
  return {
    services,
    ours: await addTeam(services, "ours"),
    theirs: await addTeam(services, "theirs"),
    async [Symbol.asyncDispose]() {
      await services.close();
      await Promise.all([database[Symbol.asyncDispose](), redis[Symbol.asyncDispose]()]);
      await rm(folder, { recursive: true });
    },
  };
}

async function addTeam(services: ApiServices, name: string): Promise<TestTeam> {
  const { id } = await services.db.workspace.create({ data: { name, slug: name } });
  const workspaceId = authorisedWorkspaceId(id);
  const { apiKey } = await createApiKey(services.db, { workspaceId, name: `${name} robot` });
  const actor = { name };
  const caller = { actor, workspaceId, workspaceName: name, role: "owner", user: undefined };
  return { workspaceId, apiKey, call: createCaller({ ...services, caller }) };
}

/** A flow that can be published: a hook, and behind it a step that signs in with the credential of that name. */
export function twoStepFile({ name, credential }: { name: string; credential: string }): FlowFile {
  return flowFileSchema.parse({
    name,
    graph: {
      nodes: [
        { id: "step_1", command: "inlet:hook" },
        { id: "step_2", command: "outlet:send", credential, fields: { path: "/orders" } },
      ],
      edges: [{ source: "step_1", target: "step_2" }],
    },
  });
}

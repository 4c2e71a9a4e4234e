import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFlow } from "../flow/create-flow.ts";
import { openCredential } from "../runner/credential/open-credential.ts";
import type { MasterKey } from "../secrets/sealing.ts";
import { openTestWorkspace, type TestWorkspace, twoStepFlow } from "../testing/open-test-workspace.ts";
import { createCredential } from "./create-credential.ts";
import { deleteCredential } from "./delete-credential.ts";
import { listCredentialUses } from "./list-credential-uses.ts";
import { listCredentials } from "./list-credentials.ts";

let place: TestWorkspace;

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());

const secret = "s3cret-s3cret";

async function keep(name: string): Promise<string> {
  const { db, workspaceId, masterKey, actor } = place;
  const values = { user: "ada", password: secret };
  const kept = { component: "outlet", name, values, verification: { verified: true, account: "ada@outlet" } };
  return (await createCredential(db, { workspaceId, masterKey, actor, ...kept })).id;
}

test("values lie sealed, come back with the key, and are in no list", async () => {
  const { db, workspaceId, masterKey } = place;
  const id = await keep("sealed");
  const row = await db.credential.findUniqueOrThrow({ where: { id } });
  expect(Buffer.from(row.sealed).toString("latin1")).not.toContain(secret);
  expect(await openCredential(db, { id, workspaceId, masterKey })).toEqual({ user: "ada", password: secret });
  expect(JSON.stringify(await listCredentials(db, { workspaceId }))).not.toContain(secret);
  const otherKey = randomBytes(32) as MasterKey; // any 32 bytes are a key
  await expect(openCredential(db, { id, workspaceId, masterKey: otherKey })).rejects.toMatchObject({
    code: "wrong_key",
  });
});

test("a second credential of the same name for the same component is refused", async () => {
  await keep("twice");
  await expect(keep("twice")).rejects.toMatchObject({ code: "conflict" });
});

test("a credential cannot be deleted while a flow that uses it is not inactive", async () => {
  const { db, workspaceId, actor } = place;
  const credential = await keep("used");
  const definition = twoStepFlow({ credential });
  const { id: flowId } = await createFlow(db, { workspaceId, name: "user", definition, actor });
  expect(await listCredentialUses(db, { workspaceId })).toEqual([
    { credentialId: credential, flowId, flowName: "user", state: "inactive", desired: "inactive" },
  ]);
  await db.flow.update({ where: { id: flowId }, data: { state: "running", desired: "running" } });
  await expect(deleteCredential(db, { workspaceId, id: credential })).rejects.toMatchObject({
    code: "in_use",
    details: { flows: [{ id: flowId, name: "user", state: "running" }] },
  });
  await db.flow.update({ where: { id: flowId }, data: { state: "inactive", desired: "inactive" } });
  await deleteCredential(db, { workspaceId, id: credential });
});

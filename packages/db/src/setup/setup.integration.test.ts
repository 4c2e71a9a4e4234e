import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey } from "../api-key/create-api-key.ts";
import { findApiKey } from "../api-key/find-api-key.ts";
import { openTestWorkspace, type TestWorkspace } from "../testing/open-test-workspace.ts";
import { createOwner } from "./create-owner.ts";
import { createSetupToken } from "./create-setup-token.ts";
import { findSetupToken } from "./find-setup-token.ts";
import { needsOwner } from "./needs-owner.ts";

let place: TestWorkspace;

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());

const ada = { name: "Ada", email: "Ada@Example.org", passwordHash: "hash", workspaceName: "Engines" };

test("the one-time link makes one owner, once", async () => {
  const { db } = place;
  const replaced = (await createSetupToken(db)) ?? "";
  const token = (await createSetupToken(db)) ?? "";
  expect(await findSetupToken(db, { token: replaced })).toBe("unknown");
  expect(await findSetupToken(db, { token })).toBe("valid");
  await expect(createOwner(db, { ...ada, token: "guessed" })).rejects.toMatchObject({ code: "forbidden" });

  const attempts = ["a@x.org", "b@x.org", "c@x.org"].map((email) => createOwner(db, { ...ada, email, token }));
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.user.count()).toBe(1);
  expect(await findSetupToken(db, { token })).toBe("used");
  expect(await needsOwner(db)).toBe(false);
  expect(await createSetupToken(db)).toBeUndefined();
});

test("the token itself is nowhere in the database", async () => {
  const { db } = place;
  await db.member.deleteMany();
  const token = (await createSetupToken(db)) ?? "";
  expect(JSON.stringify(await db.setupToken.findMany())).not.toContain(token);
});

test("a link that is too old is refused", async () => {
  const { db } = place;
  await db.member.deleteMany();
  const token = (await createSetupToken(db)) ?? "";
  await db.setupToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await findSetupToken(db, { token })).toBe("expired");
  await expect(createOwner(db, { ...ada, token })).rejects.toMatchObject({ code: "forbidden" });
});

test("an API key opens its own workspace until it is revoked, and only its hash is kept", async () => {
  const { db, workspaceId } = place;
  const { id, apiKey } = await createApiKey(db, { workspaceId, name: "robot" });
  expect(await findApiKey(db, { apiKey })).toMatchObject({ name: "robot", workspaceId });
  expect(JSON.stringify(await db.apiKey.findMany())).not.toContain(apiKey);
  expect(await findApiKey(db, { apiKey: `${apiKey}x` })).toBeUndefined();
  await db.apiKey.update({ where: { id }, data: { revokedAt: new Date() } });
  expect(await findApiKey(db, { apiKey })).toBeUndefined();
});

import { unseal } from "@millrace/db";
import { type JobResult, workOn } from "@millrace/jobs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
let runner: { close(): Promise<void> };
/** What the component was given, newest last. */
const asked: Array<{ method: string; config: Record<string, unknown> }> = [];

/** Plays the runner: opens the sealed settings as a runner would and answers as the component would. */
beforeAll(async () => {
  api = await openTestApi();
  const { redisPlace, masterKey } = api.services;
  runner = workOn(redisPlace, {
    name: "design-time",
    concurrency: 1,
    onError: (error) => console.error(error),
    handle: async ({ method, sealedConfig, selectMethod }) => {
      const opened = unseal(masterKey, { sealed: Buffer.from(sealedConfig, "base64"), context: "design-time" });
      const config = z.record(z.string(), z.unknown()).parse(opened);
      asked.push({ method, config });
      return answer({ method, config, selectMethod });
    },
  });
});
afterAll(async () => {
  await runner?.close();
  await api?.[Symbol.asyncDispose]();
});

function answer({
  method,
  config,
  selectMethod,
}: {
  method: string;
  config: Record<string, unknown>;
  selectMethod: string | undefined;
}): JobResult<"design-time"> {
  const success = (data: unknown) => ({ status: "success" as const, data, durationMs: 1 });
  if (method === "selectModel") return success({ inbox: `Inbox of ${config.user} by ${selectMethod}` });
  if (config.user === "crash") return { status: "error", message: "it fell over", logs: ["a line"], durationMs: 1 };
  return config.password === "right"
    ? success({ verified: true, account: `${config.user}@outlet` })
    : success({ verified: false, reason: "535 wrong password", helpCode: "wrong_password" });
}

const base = { component: "outlet", values: { user: "ada", password: "right" } };

test("a credential that works is kept and names its account", async () => {
  const created = await api.ours.call.credential.create({ ...base, name: "works" });
  expect(created).toMatchObject({ verified: true, account: "ada@outlet", id: expect.any(String) });
  const listed = await api.ours.call.credential.list({});
  expect(listed.find(({ name }) => name === "works")).toMatchObject({
    verified: true,
    account: "ada@outlet",
    componentTitle: "Outlet",
    usedBy: [],
  });
});

test("one that fails is not kept; the system's own message and the help link for it come back", async () => {
  const values = { user: "ada", password: "wrong" };
  const refused = await api.ours.call.credential.create({ ...base, values, name: "fails" });
  expect(refused).toEqual({
    verified: false,
    reason: "535 wrong password",
    helpCode: "wrong_password",
    help: { description: "Reset it", link: "https://docs.example/reset" },
  });
  expect((await api.ours.call.credential.list({})).map(({ name }) => name)).not.toContain("fails");
});

test("an administrator's rule decides where that link goes", async () => {
  const rule = await api.ours.call.help.save({
    place: "credential-error",
    link: "https://handbook.example/{component}",
  });
  const values = { user: "ada", password: "wrong" };
  const refused = await api.ours.call.credential.create({ ...base, values, name: "fails" });
  expect(refused.help?.link).toBe("https://handbook.example/outlet");
  await api.ours.call.help.delete(rule);
});

test("save anyway keeps it, marked as failing", async () => {
  const values = { user: "crash" };
  const kept = await api.ours.call.credential.create({ ...base, values, name: "anyway", saveUnverified: true });
  expect(kept).toMatchObject({ id: expect.any(String), verified: false, reason: "it fell over" });
});

test("missing values are pointed at by field before anything is tried", async () => {
  const before = asked.length;
  await expect(api.ours.call.credential.create({ ...base, values: {}, name: "empty" })).rejects.toMatchObject({
    cause: { code: "invalid_input", details: { problems: [{ field: "user", message: "User is needed." }] } },
  });
  expect(asked).toHaveLength(before);
});

test("an edit may leave the password out: it stays", async () => {
  const { id = "" } = await api.ours.call.credential.create({ ...base, name: "edited" });
  const updated = await api.ours.call.credential.update({ id, values: { user: "grace" } });
  expect(updated).toMatchObject({ id, verified: true, account: "grace@outlet" });
  expect(asked.at(-1)?.config).toEqual({ user: "grace", password: "right", _account: id });
  expect(await api.ours.call.credential.show({ id })).toMatchObject({ setFields: ["user", "password"] });
});

test("an edit that fails changes nothing", async () => {
  const { id = "" } = await api.ours.call.credential.create({ ...base, name: "edit fails" });
  const refused = await api.ours.call.credential.update({ id, name: "renamed", values: { password: "wrong" } });
  expect(refused).toMatchObject({ verified: false });
  expect(refused.id).toBeUndefined();
  expect(await api.ours.call.credential.verify({ id })).toMatchObject({ verified: true });
  expect((await api.ours.call.credential.show({ id })).name).toBe("edit fails");
});

test("no answer ever holds a value", async () => {
  const all = [await api.ours.call.credential.list({}), await api.ours.call.flow.list()];
  expect(JSON.stringify(all)).not.toContain("right");
});

test("choices are asked of the component with the credential's values", async () => {
  await api.ours.call.credential.create({ ...base, name: "chooser" });
  const step = { component: "outlet", function: "send", credentialId: "chooser" };
  expect(await api.ours.call.design.selectOptions({ ...step, method: "getFolders" })).toEqual({
    inbox: "Inbox of ada by getFolders",
  });
});

test("saving it without a change does not take away that it has to be connected again", async () => {
  const { call } = api.ours;
  const { id = "" } = await call.credential.create({ ...base, name: "refused", verify: false });
  await api.services.db.credential.update({ where: { id }, data: { attention: "reconnect" } });
  await call.credential.update({ id, values: {}, verify: false });
  expect(await call.credential.show({ id })).toMatchObject({ attention: "reconnect" });
  await call.credential.update({ id, values: { password: "new" }, verify: false });
  expect((await call.credential.show({ id })).attention).toBeUndefined();
});

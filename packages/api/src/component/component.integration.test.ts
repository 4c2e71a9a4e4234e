import { registerBuiltIn } from "@millrace/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRestHandler } from "../rest/create-rest-handler.ts";
import { openTestApi, type TestApi, twoStepFile } from "../testing/open-test-api.ts";

let api: TestApi;
/** Uses `outlet` as it was when it was published. */
let flowId: string;

beforeAll(async () => {
  api = await openTestApi();
  const { call } = api.ours;
  await call.credential.create({ component: "outlet", name: "Shop", values: { user: "a" }, verify: false });
  const file = twoStepFile({ name: "Orders", credential: "Shop" });
  flowId = (await call.flow.applyFile({ file, publish: true })).id;
});
afterAll(() => api?.[Symbol.asyncDispose]());

const path = { viewClass: "TextFieldView", label: "Path", required: true };

async function release(version: string, fields: object) {
  const actions = { send: { title: "Send", main: "./send.js", fields } };
  const descriptor = { title: "Outlet", credentials: {}, actions };
  await registerBuiltIn(api.services.db, { name: "outlet", version, image: `outlet:${version}`, descriptor });
}

test("where a component is used is told by flow, step and version", async () => {
  await release("1.1.0", { path, mode: { viewClass: "TextFieldView", label: "Mode" } });
  expect(await api.ours.call.component.uses({ name: "outlet" })).toEqual([
    {
      flowId,
      flowName: "Orders",
      state: "inactive",
      flowVersion: 1,
      steps: [
        { stepId: "step_2", name: "step_2", function: "send", version: "1.0.0", pinned: undefined, isInDraft: true },
      ],
    },
  ]);
  expect(await api.theirs.call.component.uses({ name: "outlet" })).toEqual([]);
});

test("an update is planned with its differences, then makes a version in which nothing else is new", async () => {
  const { call } = api.ours;
  const { flow, draft, component } = call;
  const before = await flow.get({ id: flowId });
  const changed = structuredClone(before.draft.definition);
  const step = changed.graph.nodes.find(({ id }) => id === "step_2");
  if (step) step.fields = { path: "/not-published-yet" };
  await draft.save({ flowId, revision: before.draft.revision, definition: changed });

  const plan = await component.planUpdate({ name: "outlet", version: "1.1.0" });
  expect(plan).toMatchObject({
    diffs: [{ from: "1.0.0", diff: { functions: [{ name: "send", fields: expect.any(Array) }] } }],
    flows: [{ flowId, outcome: "publish", steps: ["step_2"], from: ["1.0.0"], problems: [], keepsChanges: true }],
  });
  expect(await component.updateFlow({ name: "outlet", version: "1.1.0", flowId })).toEqual({
    flowId,
    outcome: "published",
    flowVersion: 2,
  });
  const version = await flow.version({ id: flowId, version: 2 });
  expect(version.definition.graph.nodes[1]).toMatchObject({ command: "outlet:send", fields: { path: "/orders" } });
  expect((await flow.get({ id: flowId })).draft.definition.graph.nodes[1]?.fields).toEqual({
    path: "/not-published-yet",
  });
  expect(await component.updateFlow({ name: "outlet", version: "1.1.0", flowId })).toMatchObject({
    outcome: "unchanged",
  });
});

test("a flow that would have problems is told beforehand and left as it is", async () => {
  const { component } = api.ours.call;
  await release("2.0.0", { path, token: { viewClass: "TextFieldView", label: "Token", required: true } });
  const { flows } = await component.planUpdate({ name: "outlet", version: "2.0.0" });
  expect(flows).toMatchObject([{ outcome: "refused", problems: [{ code: "missing_field", field: "token" }] }]);
  await expect(component.updateFlow({ name: "outlet", version: "2.0.0", flowId })).rejects.toThrow(/Token/);
  await expect(api.ours.call.flow.version({ id: flowId, version: 3 })).rejects.toThrow(/no version 3/);
});

test("an older version is named by the steps that go back to it", async () => {
  const { component, flow } = api.ours.call;
  const done = await component.updateFlow({ name: "outlet", version: "1.0.0", flowId });
  expect(done).toMatchObject({ outcome: "published", flowVersion: 3 });
  expect((await flow.get({ id: flowId })).draft.definition.graph.nodes[1]?.command).toBe("outlet:send@1.0.0");
});

test("a mark of deprecation is the workspace's, with its note, and can be taken away", async () => {
  const { component } = api.ours.call;
  await component.deprecate({ name: "inlet", note: "Use the webhook." });
  const find = async (team: "ours" | "theirs") =>
    (await api[team].call.component.list()).find(({ name }) => name === "inlet");
  expect(await find("ours")).toMatchObject({ deprecated: true, deprecationNote: "Use the webhook." });
  expect((await find("theirs"))?.deprecated).toBeUndefined();
  expect(await component.show({ name: "inlet" })).toMatchObject({
    deprecation: { note: "Use the webhook.", by: "ours" },
  });
  await component.deprecate({ name: "inlet", note: null });
  expect((await find("ours"))?.deprecated).toBeUndefined();
});

test("a shared component can be used by other workspaces, and not taken from those that use it", async () => {
  const { db } = api.services;
  const { workspaceId, call } = api.ours;
  const { id } = await db.component.create({ data: { name: "team-log", workspaceId } });
  const descriptor = { title: "Team log", actions: { write: { title: "Write", main: "./w.js" } } };
  await db.componentVersion.create({ data: { componentId: id, version: "1.0.0", image: "x", descriptor } });
  await expect(api.theirs.call.component.show({ name: "team-log" })).rejects.toThrow(/no component/);
  await expect(api.theirs.call.component.share({ name: "team-log", shared: true })).rejects.toThrow(/no component/);
  await call.component.share({ name: "team-log", shared: true });
  expect(await api.theirs.call.component.show({ name: "team-log" })).toMatchObject({ isOwn: false, isShared: true });

  const nodes = [
    { id: "step_1", command: "inlet:hook" },
    { id: "step_2", command: "team-log:write" },
  ];
  const file = { name: "Theirs", graph: { nodes, edges: [{ source: "step_1", target: "step_2" }] } };
  await api.theirs.call.flow.applyFile({ file, publish: true });
  await expect(call.component.share({ name: "team-log", shared: false })).rejects.toThrow(/a flow of other workspaces/);
});

async function push(name: string, image = "registry.example/own:1") {
  const form = new FormData();
  form.set("image", image);
  const onError = (error: Error) => {
    throw error;
  };
  const response = await createRestHandler(api.services, { onError })(
    new Request(`http://localhost:3000/api/v1/components/${name}/builds`, {
      method: "POST",
      headers: { authorization: `Bearer ${api.ours.apiKey}` },
      body: form,
    }),
  );
  return { status: response.status, body: await response.json() };
}

test("a pushed component does not take the name of one that the platform brings", async () => {
  const { db } = api.services;
  expect(await push("outlet")).toMatchObject({
    status: 409,
    body: { error: { code: "conflict", message: expect.stringMatching(/Millrace brings.*under another name/) } },
  });
  expect(await push("my-outlet")).toMatchObject({ status: 202, body: { buildId: expect.any(String) } });
  // The platform may bring one later: the older one goes on, but in its own workspace alone.
  await db.component.create({ data: { name: "late", workspaceId: api.ours.workspaceId } });
  await registerBuiltIn(db, { name: "late", version: "1.0.0", image: "late:1", descriptor: { title: "Late" } });
  expect(await push("late")).toMatchObject({ status: 202 });
  const sharing = api.ours.call.component.share({ name: "late", shared: true });
  await expect(sharing).rejects.toThrow(/would take the place/);
});

test("fields and choices stand in the order in which component.json writes them", async () => {
  const model = { weekly: "Weekly", daily: "Daily", groupSize: "By number", a: "Always" };
  await release("1.9.0", { startTime: path, endTime: path, often: { viewClass: "SelectView", label: "Often", model } });
  const { descriptor } = await api.ours.call.component.show({ name: "outlet", version: "1.9.0" });
  const fields = descriptor.actions?.send?.fields ?? {};
  expect(Object.keys(fields)).toEqual(["startTime", "endTime", "often"]);
  expect(Object.keys(fields.often?.model ?? {})).toEqual(["weekly", "daily", "groupSize", "a"]);
});

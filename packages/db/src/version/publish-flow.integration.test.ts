import { DomainError, type FlowDefinition } from "@millrace/flow";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "../credential/create-credential.ts";
import { getDraft } from "../draft/get-draft.ts";
import { saveDraft } from "../draft/save-draft.ts";
import { createFlow } from "../flow/create-flow.ts";
import { findFlow } from "../flow/find-flow.ts";
import { setWish } from "../flow/set-wish.ts";
import { openTestFlow } from "../testing/open-test-flow.ts";
import { openTestWorkspace, type TestWorkspace, twoStepFlow } from "../testing/open-test-workspace.ts";
import { listTimeline } from "../timeline/list-timeline.ts";
import { getVersion } from "./get-version.ts";
import { publishFlow } from "./publish-flow.ts";

let place: TestWorkspace;
let credential: string;

beforeAll(async () => {
  place = await openTestWorkspace();
  const { db, workspaceId, masterKey, actor } = place;
  const values = { user: "ada" };
  const kept = { component: "outlet", name: "Outlet", values, verification: { verified: true } };
  credential = (await createCredential(db, { workspaceId, masterKey, actor, ...kept })).id;
});
afterAll(() => place?.[Symbol.asyncDispose]());

async function drawFlow(name: string): Promise<string> {
  const { db, workspaceId, actor } = place;
  return (await createFlow(db, { workspaceId, name, actor, definition: twoStepFlow({ credential }) })).id;
}

test("publishing pins the component versions and leaves the draft alone", async () => {
  const { db, workspaceId, actor } = place;
  const flowId = await drawFlow("pins");
  const { version, problems } = await publishFlow(db, { workspaceId, flowId, actor, note: "first" });
  expect({ version, problems }).toEqual({ version: 1, problems: [] });
  const published = await getVersion(db, { workspaceId, flowId });
  expect(Object.keys(published?.components ?? {})).toEqual(["step_1", "step_2"]);
  expect(published).toMatchObject({ number: 1, note: "first", publishedBy: "Ada" });
  expect((await getDraft(db, { workspaceId, flowId })).revision).toBe(1);
  const lines = await listTimeline(db, { workspaceId, flowId, limit: 10 });
  expect(lines).toMatchObject([
    { actor: "Ada", reason: "Published version 1: first", from: "inactive", to: "inactive" },
  ]);
});

test("publishing the same again makes no new version", async () => {
  const { db, workspaceId, actor } = place;
  const flowId = await drawFlow("same");
  await publishFlow(db, { workspaceId, flowId, actor });
  expect(await publishFlow(db, { workspaceId, flowId, actor })).toMatchObject({ version: 1 });
});

test("two who publish at once get one version between them", async () => {
  const { db, workspaceId, actor } = place;
  const flowId = await drawFlow("at once");
  const both = await Promise.all([1, 2].map(() => publishFlow(db, { workspaceId, flowId, actor })));
  expect(both.map(({ version }) => version)).toEqual([1, 1]);
});

test("a flow with problems is refused with all of them, and stays unpublished", async () => {
  const { db, workspaceId, actor } = place;
  const flowId = await drawFlow("broken");
  const definition = twoStepFlow({ credential: "nobody" });
  await saveDraft(db, { workspaceId, flowId, revision: 1, definition, actor });
  const refusal = await publishFlow(db, { workspaceId, flowId, actor }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DomainError);
  expect(refusal).toMatchObject({
    code: "invalid_flow",
    details: { problems: [{ code: "unknown_credential", stepId: "step_2", severity: "error" }] },
  });
  expect(await getVersion(db, { workspaceId, flowId })).toBeUndefined();
});

test("a working flow is told to change over to what is published", async () => {
  const { db, workspaceId, actor } = place;
  const flowId = await drawFlow("working");
  await publishFlow(db, { workspaceId, flowId, actor });
  await setWish(db, { workspaceId, flowId, command: "start", actor });
  await saveDraft(db, { workspaceId, flowId, definition: { ...twoStepFlow({ credential }), idleSeconds: 60 }, actor });
  expect(await publishFlow(db, { workspaceId, flowId, actor })).toMatchObject({ version: 2, isWanted: true });
  expect(await findFlow(db, { workspaceId, flowId })).toMatchObject({ desired: "running", desiredVersion: 2 });
});

const trimmed = (definition: FlowDefinition): FlowDefinition => ({
  ...definition,
  graph: { nodes: definition.graph.nodes.slice(0, 1), edges: [] },
});

async function draw(flowId: string, definition: FlowDefinition): Promise<void> {
  const { db, workspaceId, actor } = place;
  await saveDraft(db, { workspaceId, flowId, definition, actor });
}

test.each(["suspending", "suspended"] as const)("a %s flow takes other fields, but no other graph", async (state) => {
  const { db, workspaceId, actor } = place;
  const { flowId, definition } = await openTestFlow(place);
  const desiredAt = new Date("2026-01-01T00:00:00Z");
  await db.flow.update({
    where: { id: flowId },
    data: { state, activeVersion: 1, desired: "running", desiredVersion: 1, desiredAt },
  });
  await draw(flowId, trimmed(definition));
  await expect(publishFlow(db, { workspaceId, flowId, actor })).rejects.toMatchObject({
    code: "wrong_state",
    message: expect.stringContaining("Resume or stop it first"),
  });
  expect((await getVersion(db, { workspaceId, flowId }))?.number).toBe(1);

  const [hook, send] = definition.graph.nodes;
  const nodes = hook && send ? [hook, { ...send, fields: { path: "/other" } }] : [];
  await draw(flowId, { ...definition, graph: { ...definition.graph, nodes } });
  expect(await publishFlow(db, { workspaceId, flowId, actor })).toMatchObject({ version: 2, isWanted: true });
  // Published, not resumed.
  expect(await db.flow.findUniqueOrThrow({ where: { id: flowId } })).toMatchObject({ desiredVersion: 2, desiredAt });
  expect((await findFlow(db, { workspaceId, flowId })).desired).toBe("suspended");
});

test("a flow that is about to be suspended keeps its graph; a sleeping one need not", async () => {
  const { db, workspaceId, actor } = place;
  const { flowId, definition } = await openTestFlow(place);
  await db.flow.update({ where: { id: flowId }, data: { state: "sleeping", activeVersion: 1, desired: "running" } });
  await setWish(db, { workspaceId, flowId, command: "suspend", actor });
  await draw(flowId, trimmed(definition));
  await expect(publishFlow(db, { workspaceId, flowId, actor })).rejects.toMatchObject({ code: "wrong_state" });
  await setWish(db, { workspaceId, flowId, command: "resume", actor }); // taken back
  expect(await publishFlow(db, { workspaceId, flowId, actor })).toMatchObject({ version: 2, isWanted: true });
});

test("a flow that the platform stopped is not told to change over", async () => {
  const { db, workspaceId, actor } = place;
  const { flowId, definition } = await openTestFlow(place);
  await setWish(db, { workspaceId, flowId, command: "start", actor });
  await db.$executeRaw`UPDATE flow SET state_since = clock_timestamp() + interval '1 second' WHERE id = ${flowId}`;
  await draw(flowId, { ...definition, idleSeconds: 90 });
  expect(await publishFlow(db, { workspaceId, flowId, actor })).toMatchObject({ version: 2, isWanted: false });
  expect(await findFlow(db, { workspaceId, flowId })).toMatchObject({ desired: "inactive", desiredVersion: 1 });
});

test("what a version says anew about a step counts instead of what was asked for beside the one before", async () => {
  const { db, workspaceId, actor } = place;
  const { flowId, definition } = await openTestFlow(place);
  const stepWishes = { step_1: { paused: true }, step_2: { replicas: 3, prefetch: 2 } };
  await db.flow.update({
    where: { id: flowId },
    data: { state: "running", activeVersion: 1, desired: "running", stepWishes },
  });
  await draw(flowId, { ...definition, nodes_config: { step_2: { replicas: 2 } } });
  await publishFlow(db, { workspaceId, flowId, actor });
  expect((await findFlow(db, { workspaceId, flowId })).stepWishes).toEqual({
    step_1: { paused: true },
    step_2: { prefetch: 2 },
  });
});

test("a start before anything was published says to publish first", async () => {
  const { db, workspaceId, actor } = place;
  const flowId = await drawFlow("unpublished");
  await expect(setWish(db, { workspaceId, flowId, command: "start", actor })).rejects.toThrow(/Publish it/);
});

test("the table of states decides what may be asked for", async () => {
  const { db, workspaceId, actor } = place;
  const flowId = await drawFlow("states");
  await publishFlow(db, { workspaceId, flowId, actor });
  await expect(setWish(db, { workspaceId, flowId, command: "stop", actor })).rejects.toMatchObject({
    code: "wrong_state",
  });
  await setWish(db, { workspaceId, flowId, command: "start", actor });
  await setWish(db, { workspaceId, flowId, command: "start", actor }); // again: no error
  await db.flow.update({ where: { id: flowId }, data: { state: "running" } });
  await expect(setWish(db, { workspaceId, flowId, command: "start", actor })).rejects.toMatchObject({
    code: "wrong_state",
  });
  await setWish(db, { workspaceId, flowId, command: "stop", actor });
  const row = await db.flow.findUniqueOrThrow({ where: { id: flowId } });
  expect(row).toMatchObject({ desired: "inactive", desiredBy: "Ada" });
});

test("a start that nobody acted on yet can be taken back", async () => {
  const { db, workspaceId, actor } = place;
  const flowId = await drawFlow("taken back");
  await publishFlow(db, { workspaceId, flowId, actor });
  await setWish(db, { workspaceId, flowId, command: "start", actor });
  await setWish(db, { workspaceId, flowId, command: "stop", actor });
  expect((await findFlow(db, { workspaceId, flowId })).desired).toBe("inactive");
});

import type { FlowDefinition } from "@millrace/flow";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../actor.ts";
import { getDraft } from "../draft/get-draft.ts";
import { saveDraft } from "../draft/save-draft.ts";
import { openTestFlow } from "../testing/open-test-flow.ts";
import { openTestWorkspace, type TestWorkspace } from "../testing/open-test-workspace.ts";
import { listTimeline } from "../timeline/list-timeline.ts";
import { getVersion } from "./get-version.ts";
import { previewPublication } from "./preview-publication.ts";
import { publishFlow } from "./publish-flow.ts";
import { restoreVersion } from "./restore-version.ts";

let place: TestWorkspace;

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());

const bob: Actor = { name: "Bob" };
const cleo: Actor = { name: "Cleo" };

async function draw(flowId: string, { definition, actor }: { definition: FlowDefinition; actor: Actor }) {
  const { db, workspaceId } = place;
  return saveDraft(db, { workspaceId, flowId, definition, actor });
}

test("a version names everybody who changed something since the one before, and its note", async () => {
  const { db, workspaceId, actor } = place;
  const { flowId, definition } = await openTestFlow(place);
  await draw(flowId, { definition: { ...definition, idleSeconds: 30 }, actor: bob });
  await draw(flowId, { definition: { ...definition, idleSeconds: 40 }, actor: cleo });
  await draw(flowId, { definition: { ...definition, idleSeconds: 50 }, actor: bob });
  await publishFlow(db, { workspaceId, flowId, actor, note: "Sleeps later" });
  expect(await getVersion(db, { workspaceId, flowId })).toMatchObject({
    number: 2,
    note: "Sleeps later",
    publishedBy: "Ada",
    authors: ["Bob", "Cleo"],
  });
  expect(await listTimeline(db, { workspaceId, flowId, limit: 1 })).toMatchObject([
    { actor: "Ada", reason: "Published version 2: Sleeps later" },
  ]);

  await draw(flowId, { definition: { ...definition, idleSeconds: 60 }, actor: cleo });
  await publishFlow(db, { workspaceId, flowId, actor });
  expect(await getVersion(db, { workspaceId, flowId })).toMatchObject({ number: 3, authors: ["Cleo"] });
});

test("who only moves a step on the canvas is no author", async () => {
  const { db, workspaceId } = place;
  const { flowId, definition } = await openTestFlow(place);
  const nodes = definition.graph.nodes.map((node) => ({ ...node, position: { x: 8, y: 8 } }));
  await draw(flowId, { definition: { ...definition, graph: { ...definition.graph, nodes } }, actor: bob });
  expect(await getDraft(db, { workspaceId, flowId })).toMatchObject({ changedBy: [], updatedBy: "Bob" });
  expect(await previewPublication(db, { workspaceId, flowId })).toMatchObject({ isUnchanged: true, version: 1 });
});

test("a preview says what is different, whose changes go live and what happens to each step, and publishes nothing", async () => {
  const { db, workspaceId } = place;
  const { flowId, definition } = await openTestFlow(place);
  await db.flow.update({ where: { id: flowId }, data: { state: "running", activeVersion: 1, desired: "running" } });
  const [hook, send] = definition.graph.nodes;
  if (!hook || !send) throw new Error("the test's flow has two steps");
  const changed = { ...send, fields: { path: "/new" } };
  const extra = { id: "step_3", command: send.command, credential: send.credential, fields: { path: "/" } };
  const edges = [...definition.graph.edges, { source: "step_1", target: "step_3" }];
  await draw(flowId, { definition: { ...definition, graph: { nodes: [hook, changed, extra], edges } }, actor: bob });

  const preview = await previewPublication(db, { workspaceId, flowId });
  expect(preview).toMatchObject({
    version: 2,
    previousVersion: 1,
    isUnchanged: false,
    authors: ["Bob"],
    problems: [],
    refusal: undefined,
    diff: {
      steps: [
        { kind: "changed", stepId: "step_2", changes: [{ path: "fields.path", after: "/new" }] },
        { kind: "added", stepId: "step_3" },
      ],
      edges: [{ kind: "added", edgeId: "step_1->step_3" }],
    },
  });
  expect(Object.fromEntries(preview.fates ?? [])).toEqual({ step_1: "kept", step_2: "replaced", step_3: "added" });
  expect((await getVersion(db, { workspaceId, flowId }))?.number).toBe(1);

  await db.flow.update({ where: { id: flowId }, data: { state: "suspended" } });
  expect((await previewPublication(db, { workspaceId, flowId })).refusal).toMatch(/Resume or stop it first/);
});

test("a preview tells that a component has a newer version, although the draft says the same", async () => {
  const { db, workspaceId } = place;
  const { flowId } = await openTestFlow(place);
  const row = await db.flowVersion.findFirstOrThrow({ where: { flowId } });
  await db.flowVersion.update({ where: { id: row.id }, data: { components: { step_1: "older", step_2: "older" } } });
  expect(await previewPublication(db, { workspaceId, flowId })).toMatchObject({
    isUnchanged: false,
    version: 2,
    componentUpdates: ["step_1", "step_2"],
    diff: { steps: [] },
  });
});

test("what was looked at is published, and nothing that came meanwhile", async () => {
  const { db, workspaceId, actor } = place;
  const { flowId, definition } = await openTestFlow(place);
  const { revision } = await draw(flowId, { definition: { ...definition, idleSeconds: 60 }, actor: bob });
  await draw(flowId, { definition: { ...definition, idleSeconds: 61 }, actor: cleo });
  await expect(publishFlow(db, { workspaceId, flowId, actor, revision })).rejects.toMatchObject({
    code: "stale_draft",
    message: expect.stringContaining("Cleo saved this draft in the meantime."),
  });
  expect(await publishFlow(db, { workspaceId, flowId, actor, revision: revision + 1 })).toMatchObject({ version: 2 });
});

test("restoring makes the draft what the version was, and loses nobody's later edit unseen", async () => {
  const { db, workspaceId, actor } = place;
  const { flowId, definition } = await openTestFlow(place);
  await draw(flowId, { definition: { ...definition, idleSeconds: 90 }, actor: bob });
  const { revision } = await getDraft(db, { workspaceId, flowId });
  await draw(flowId, { definition: { ...definition, idleSeconds: 91 }, actor: cleo });
  const wanted = { workspaceId, flowId, number: 1, actor };
  await expect(restoreVersion(db, { ...wanted, revision })).rejects.toMatchObject({
    code: "stale_draft",
    message: "Cleo saved this draft in the meantime.",
  });
  await restoreVersion(db, wanted);
  expect((await getDraft(db, { workspaceId, flowId })).definition).toEqual(definition);
  await expect(restoreVersion(db, { ...wanted, number: 7 })).rejects.toMatchObject({ code: "not_found" });
});

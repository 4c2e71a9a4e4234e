import { emptyFlowDefinition, flowFileSchema } from "@millrace/flow";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "../credential/create-credential.ts";
import { createFlow } from "../flow/create-flow.ts";
import { openTestWorkspace, type TestWorkspace } from "../testing/open-test-workspace.ts";
import { loadSurroundings } from "../version/find-problems.ts";
import { applyFlowFile } from "./apply-flow-file.ts";
import { withCredentialNames } from "./credential-names.ts";
import { getDraft } from "./get-draft.ts";
import { saveDraft } from "./save-draft.ts";

let place: TestWorkspace;

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());

test("a save that started from an older revision is refused with the other's draft", async () => {
  const { db, workspaceId, actor } = place;
  const { id: flowId } = await createFlow(db, {
    workspaceId,
    name: "two tabs",
    definition: emptyFlowDefinition,
    actor,
  });
  const theirs = { ...emptyFlowDefinition, cron: "1 * * * *" };
  const mine = { ...emptyFlowDefinition, cron: "2 * * * *" };
  await saveDraft(db, { workspaceId, flowId, revision: 1, definition: theirs, actor: { name: "Bob" } });
  await expect(saveDraft(db, { workspaceId, flowId, revision: 1, definition: mine, actor })).rejects.toMatchObject({
    code: "stale_draft",
    message: "Bob saved this draft in the meantime.",
    details: { revision: 2, definition: theirs },
  });
  expect((await getDraft(db, { workspaceId, flowId })).definition).toEqual(theirs);
});

test("of many saves from one revision exactly one is taken", async () => {
  const { db, workspaceId, actor } = place;
  const { id: flowId } = await createFlow(db, { workspaceId, name: "race", definition: emptyFlowDefinition, actor });
  const saves = Array.from({ length: 8 }, (_, minute) =>
    saveDraft(db, {
      workspaceId,
      flowId,
      revision: 1,
      definition: { ...emptyFlowDefinition, cron: `${minute} * * * *` },
      actor,
    }),
  );
  const outcomes = await Promise.allSettled(saves);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a flow file names credentials, a draft holds their ids, and an export names them again", async () => {
  const { db, workspaceId, masterKey, actor } = place;
  const kept = { component: "outlet", name: "Shop", values: { user: "a" }, verification: { verified: undefined } };
  const { id: credentialId } = await createCredential(db, { workspaceId, masterKey, actor, ...kept });
  const file = flowFileSchema.parse({
    name: "from a file",
    graph: {
      nodes: [
        { id: "step_1", command: "inlet:hook" },
        { id: "step_2", command: "outlet:send", credential: "Shop", fields: { path: "/" } },
      ],
      edges: [{ source: "step_1", target: "step_2" }],
    },
  });
  const { id: flowId, problems } = await applyFlowFile(db, { workspaceId, file, actor });
  expect(problems).toEqual([]);
  const { definition } = await getDraft(db, { workspaceId, flowId });
  expect(definition.graph.nodes[1]?.credential).toBe(credentialId);
  const { credentials } = await loadSurroundings(db, { workspaceId });
  expect({ name: file.name, ...withCredentialNames(definition, credentials) }).toEqual(file);
});

test("applying a file again updates the flow of that name and keeps its steps where they stand", async () => {
  const { db, workspaceId, actor } = place;
  const node = { id: "step_1", command: "inlet:poll" };
  const placed = flowFileSchema.parse({
    name: "placed",
    graph: { nodes: [{ ...node, position: { x: 7, y: 9 } }], edges: [] },
  });
  const written = flowFileSchema.parse({ name: "placed", cron: "5 * * * *", graph: { nodes: [node], edges: [] } });
  const first = await applyFlowFile(db, { workspaceId, file: placed, actor });
  const second = await applyFlowFile(db, { workspaceId, file: written, actor });
  expect(second.id).toBe(first.id);
  const { definition } = await getDraft(db, { workspaceId, flowId: first.id });
  expect(definition).toMatchObject({ cron: "5 * * * *", graph: { nodes: [{ position: { x: 7, y: 9 } }] } });
});

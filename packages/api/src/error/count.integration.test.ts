import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
let flowId: string;

beforeAll(async () => {
  api = await openTestApi();
  flowId = (await api.ours.call.flow.create({ name: "Failing" })).id;
  const { workspaceId } = api.ours;
  const place = { workspaceId, flowId, name: "Error", message: "no" };
  await api.services.db.errorRecord.createMany({
    data: [
      { ...place, stepId: "step_2", at: new Date("2026-03-01T10:00:00Z"), sealedInput: "x" },
      { ...place, stepId: "step_2", at: new Date("2026-03-01T11:00:00Z") },
      { ...place, stepId: "step_2", at: new Date("2026-03-01T12:00:00Z"), status: "quarantined", sealedInput: "x" },
      { ...place, stepId: "step_3", at: new Date("2026-03-01T12:00:00Z"), status: "retried", sealedInput: "x" },
    ],
  });
});
afterAll(() => api?.[Symbol.asyncDispose]());

test("errors are counted by step and status, and how many of them could be retried", async () => {
  expect(await api.ours.call.error.count({ flowId })).toEqual([
    { flowId, stepId: "step_2", status: "open", count: 2, withInput: 1 },
    { flowId, stepId: "step_2", status: "quarantined", count: 1, withInput: 1 },
    { flowId, stepId: "step_3", status: "retried", count: 1, withInput: 1 },
  ]);
});

test("a step and a time, both ends included, narrow the count", async () => {
  const window = { from: "2026-03-01T11:00:00Z", to: "2026-03-01T12:00:00Z" };
  expect(await api.ours.call.error.count({ flowId, stepId: "step_2", ...window })).toMatchObject([
    { status: "open", count: 1, withInput: 0 },
    { status: "quarantined", count: 1 },
  ]);
});

test("without a flow all of the workspace are counted, and nobody else's", async () => {
  expect(await api.ours.call.error.count({})).toHaveLength(3);
  expect(await api.theirs.call.error.count({})).toEqual([]);
});

import { completeSampleRun } from "@millrace/db";
import { flowDefinitionSchema, stepFingerprint } from "@millrace/flow";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
let id: string;

const definition = flowDefinitionSchema.parse({
  graph: {
    nodes: [
      { id: "step_1", command: "inlet:hook", name: "Receive" },
      { id: "step_2", command: "outlet:send", fields: { path: "/orders" } },
    ],
    edges: [{ source: "step_1", target: "step_2" }],
  },
});

beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api?.[Symbol.asyncDispose]());
// What is only drawn, and not saved yet, can be tested as well: the draft stays empty.
beforeEach(async () => {
  id = (await api.ours.call.flow.create({ name: `Sampled ${Math.random()}` })).id;
});

const sampleOf = async (stepId: string) =>
  (await api.ours.call.sample.list({ id })).taken.find((sample) => sample.stepId === stepId);

test("a run begins with the sample of the step before, one at a time, and can be given up", async () => {
  const { sample } = api.ours.call;
  const step = { id, stepId: "step_2" };
  await expect(sample.run({ ...step, definition })).rejects.toThrow('"Receive" before it has no sample yet');
  await sample.save({ id, stepId: "step_1", body: { n: 1 }, definition });
  expect(await sample.run({ ...step, definition })).toMatchObject({ status: "running", phase: "queued" });
  await expect(sample.run({ ...step, definition })).rejects.toThrow("being tested already");
  await sample.cancel(step);
  expect((await sample.trial(step)).trial).toMatchObject({ status: "cancelled" });
});

test("a pinned sample stays when a run brings another, until that is kept in its place", async () => {
  const { sample } = api.ours.call;
  const { db, masterKey } = api.services;
  const step = { id, stepId: "step_2" };
  await sample.save({ ...step, body: { old: true }, definition });
  await sample.pin({ ...step, isPinned: true });
  const { id: runId } = await sample.run({ ...step, definition, input: { n: 1 } });
  const message = { body: { fresh: true } };
  await completeSampleRun(db, {
    id: runId,
    flowId: id,
    from: "running",
    masterKey,
    outcome: { logs: [] },
    sample: { stepId: "step_2", message, source: "run", takenBy: "Ada" },
  });
  expect(await sampleOf("step_2")).toMatchObject({ body: { old: true }, isPinned: true });
  expect((await sample.trial(step)).trial).toMatchObject({ status: "done", result: { body: { fresh: true } } });
  const kept = await sample.keep(step);
  expect(kept).toMatchObject({ body: { fresh: true }, isPinned: true, source: "run" });
  // By this the page tells that it is stale once the step is changed.
  expect(kept.configHash).toBe(stepFingerprint(definition, "step_2"));
});

test("a big sample is listed cut and shown whole, and beyond ten megabytes none is taken", async () => {
  const { sample } = api.ours.call;
  const step = { id, stepId: "step_1" };
  const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ n, note: "x".repeat(90) }));
  await sample.save({ ...step, body: rows(40_000), definition });
  const listed = await sampleOf("step_1");
  expect(listed).toMatchObject({ isCut: true, bytes: expect.any(Number) });
  expect(JSON.stringify(listed).length).toBeLessThan(300_000);
  expect((await sample.show(step)).body).toHaveLength(40_000);
  await expect(sample.save({ ...step, body: rows(120_000), definition })).rejects.toThrow("at most 10 MB");
});

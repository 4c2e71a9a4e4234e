import { randomUUID } from "node:crypto";
import { sealFlowMessage } from "@millrace/db";
import { readMessages, type StreamedMessage } from "@millrace/jobs";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
});
afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

/** The edge adds 100, and the step takes nothing from 200 on. */
const definition = {
  type: "realtime",
  graph: {
    nodes: [
      { id: "step_1", command: "webhook:receive", fields: {} },
      {
        id: "step_2",
        command: "code:run",
        fields: { code: `if (body.n >= 200) throw new Error("too much"); return body;` },
      },
      { id: "step_3", command: "log:write", fields: {} },
    ],
    edges: [
      { source: "step_1", target: "step_2", config: { mapper_type: "jsonata", mapper: { n: "n + 100" } } },
      { source: "step_2", target: "step_3" },
    ],
  },
};
const actor = "Ada";
const numbers = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

async function startFlow(): Promise<{ flowId: string; arrived: unknown[] }> {
  const flowId = await platform.publishFlow({ definition });
  await platform.bringTo(flowId, "running");
  return { flowId, arrived: await platform.gather(flowId, "step_2") };
}

async function exportAll(flowId: string): Promise<StreamedMessage[]> {
  const streamId = randomUUID();
  await platform.jobs.tell("export-messages", { flowId, streamId });
  const messages: StreamedMessage[] = [];
  const place = { url: platform.env.REDIS_URL, prefix: platform.prefix };
  const { signal } = new AbortController();
  for await (const message of readMessages(place, { streamId, signal, firstWithinMs: 30_000 })) messages.push(message);
  return messages;
}

describe("messages in people's hands", () => {
  test("an edited retry goes on from its step, through the mapping of its edge, and ends its execution well", {
    timeout: 120_000,
  }, async () => {
    const { flowId, arrived } = await startFlow();
    await platform.send(flowId, { bodies: [{ n: 150 }, { n: 160 }] });
    const errors = await waitFor(
      async () => {
        const records = await platform.db.errorRecord.findMany({
          where: { flowId, status: "open" },
          orderBy: { at: "asc" },
        });
        return records.length === 2 ? records : undefined;
      },
      { what: "both errors", timeoutMs: 30_000 },
    );
    const [first, second] = errors;
    const execution = () => platform.db.execution.findFirst({ where: { id: first?.threadId ?? "" } });
    await waitFor(async () => (await execution())?.errors === 1, { what: "its execution to fail", timeoutMs: 20_000 });
    const sealedInput = sealFlowMessage(platform.masterKey, { flowId, message: { body: { n: 1 }, headers: {} } });
    const retry = (id = "", more = {}) =>
      platform.jobs.ask("retry-errors", { payload: { flowId, errorIds: [id], actor, ...more }, timeoutMs: 20_000 });
    expect(await retry(first?.id, { sealedInput })).toEqual({ retried: 1, failed: [] });
    await waitFor(() => arrived.length > 0, { what: "the edited message", timeoutMs: 30_000 });
    expect(arrived).toEqual([{ n: 101 }]);
    await waitFor(async () => (await execution())?.pending === 0, { what: "the execution to end", timeoutMs: 20_000 });
    expect(await execution()).toMatchObject({ errors: 0 });

    expect(await retry(second?.id)).toEqual({ retried: 1, failed: [] });
    await waitFor(() => platform.db.errorRecord.count({ where: { flowId, status: "open" } }), {
      what: "the unedited one to fail again",
      timeoutMs: 30_000,
    });
    const dismissal = { payload: { flowId, errorIds: errors.map(({ id }) => id), actor }, timeoutMs: 20_000 };
    expect(await platform.jobs.ask("dismiss-errors", dismissal)).toEqual({ dismissed: 0 });
    await platform.bringTo(flowId, "inactive");
  });

  test("what waited in a suspended flow can be taken out, and put back after a stop", {
    timeout: 150_000,
  }, async () => {
    const { flowId, arrived } = await startFlow();
    await expect(exportAll(flowId)).rejects.toMatchObject({ code: "wrong_state" });
    await platform.bringTo(flowId, "suspended");
    await platform.send(flowId, { bodies: numbers(50) });
    const exported = await exportAll(flowId);
    expect(exported).toHaveLength(50);
    expect(await exportAll(flowId)).toHaveLength(50);

    await platform.bringTo(flowId, "inactive");
    const messages = exported.map(({ stepId, headers, sealed }) => ({ stepId, headers, sealed }));
    const put = () => platform.jobs.ask("import-messages", { payload: { flowId, messages, actor }, timeoutMs: 20_000 });
    await expect(put()).rejects.toMatchObject({ code: "wrong_state" });
    expect(arrived).toEqual([]);
    await platform.bringTo(flowId, "running");
    // The stop took the first one's binding away; its consumer still takes some.
    const again = await platform.gather(flowId, "step_2");
    expect(await put()).toEqual({ imported: 50, failed: [] });
    const all = () => [...arrived, ...again];
    await waitFor(() => all().length >= 50, { what: "all of them", timeoutMs: 30_000 });
    expect(new Set(all().map((body) => JSON.stringify(body)))).toEqual(
      new Set(numbers(50).map(({ n }) => JSON.stringify({ n: n + 100 }))),
    );
    await platform.bringTo(flowId, "inactive");
  });

  test("what is held in front of a removed step goes to the one that took its place", {
    timeout: 150_000,
  }, async () => {
    const { flowId } = await startFlow();
    await platform.db.flow.update({ where: { id: flowId }, data: { stepWishes: { step_2: { paused: true } } } });
    await platform.jobs.tell("reconcile", { flowId });
    const isInPlace = async () => {
      const flow = await platform.db.flow.findUniqueOrThrow({ where: { id: flowId } });
      return flow.activeVersion === 2 && flow.previousVersion === null;
    };
    await waitFor(async () => (await platform.containers(flowId)).length === 2, {
      what: "the step to pause",
      timeoutMs: 30_000,
    });
    await platform.send(flowId, { bodies: numbers(20) });
    const text = JSON.stringify(definition).replaceAll("step_2", "step_2b").replaceAll("n + 100", "n + 1");
    await platform.publishFlow({ id: flowId, definition: JSON.parse(text) });
    await platform.wish(flowId, "running");
    await waitFor(isInPlace, { what: "the new version to be in place", timeoutMs: 60_000 });
    const arrived = await platform.gather(flowId, "step_2b");
    const settle = () =>
      platform.jobs.ask("settle-held", {
        payload: { flowId, stepId: "step_2", action: "reroute", actor },
        timeoutMs: 20_000,
      });
    expect(await settle()).toEqual({ moved: 20, dropped: 0 });
    await waitFor(() => arrived.length >= 20, { what: "all of them", timeoutMs: 30_000 });
    expect(new Set(arrived.map((body) => JSON.stringify(body)))).toEqual(
      new Set(numbers(20).map(({ n }) => JSON.stringify({ n: n + 1 }))),
    );
    await platform.bringTo(flowId, "inactive");
  });
});

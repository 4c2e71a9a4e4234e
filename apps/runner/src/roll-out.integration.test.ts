import { queueDepth, stepQueue } from "@millrace/broker";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "./platform-harness.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

/** step_1 → step_2 → step_3 → step_4, or without step_2; `code` is step_3's. */
function definition({ code, withoutSecond = false }: { code: string; withoutSecond?: boolean }) {
  const slow = "await new Promise((done) => setTimeout(done, 10)); return body;";
  const nodes = [
    { id: "step_1", command: "webhook:receive", fields: {} },
    { id: "step_2", command: "code:run", fields: { code: slow } },
    { id: "step_3", command: "code:run", fields: { code } },
    { id: "step_4", command: "log:write", fields: {} },
  ];
  const edges = [
    { source: "step_1", target: "step_2" },
    { source: "step_2", target: "step_3" },
    { source: "step_3", target: "step_4" },
  ];
  if (!withoutSecond) return { graph: { nodes, edges } };
  return {
    graph: {
      nodes: nodes.filter(({ id }) => id !== "step_2"),
      edges: [
        { source: "step_1", target: "step_3" },
        { source: "step_3", target: "step_4" },
      ],
    },
  };
}

const numbered = (from: number, count: number) => Array.from({ length: count }, (_, n) => ({ n: from + n }));
const marking = (version: number) => `return { ...body, version: ${version} };`;

function distinct(bodies: readonly unknown[]): number {
  return new Set(bodies.map((body) => JSON.stringify(body).match(/"n":(\d+)/)?.[1])).size;
}

async function startFlow(code: string): Promise<string> {
  const id = await platform.publishFlow({ definition: definition({ code }) });
  await platform.bringTo(id, "running");
  return id;
}

/** Publishes the next version and has the flow change over to it, as the API does: the wish to run is not renewed. */
async function publish(id: string, given: object): Promise<void> {
  await platform.publishFlow({ id, definition: given });
  const newest = await platform.db.flowVersion.findFirstOrThrow({ where: { flowId: id }, orderBy: { number: "desc" } });
  await platform.db.flow.update({ where: { id }, data: { desiredVersion: newest.number } });
  await platform.jobs.tell("reconcile", { flowId: id });
}

const row = (id: string) => platform.db.flow.findUniqueOrThrow({ where: { id } });

async function containerOf(id: string, stepId: string): Promise<string | undefined> {
  return (await platform.containers(id)).find(({ Labels }) => Labels["millrace.step"] === stepId)?.Id;
}

function ready(id: string, stepId: string) {
  return queueDepth(platform.session, stepQueue({ flowId: id, stepId, kind: "messages" }));
}

test("a changed step is replaced while the others keep their containers; nothing is lost and it is never unheard", {
  timeout: 120_000,
}, async () => {
  const id = await startFlow(marking(1));
  const arrived = await platform.gather(id, "step_3");
  const [first, third] = [await containerOf(id, "step_1"), await containerOf(id, "step_3")];
  await platform.send(id, { bodies: numbered(0, 300) });
  await publish(id, definition({ code: marking(2) }));
  let leastHeard = Number.POSITIVE_INFINITY;
  await waitFor(
    async () => {
      leastHeard = Math.min(leastHeard, (await ready(id, "step_3"))?.consumers ?? 0);
      const { activeVersion, previousVersion } = await row(id);
      return activeVersion === 2 && previousVersion === null;
    },
    { what: "version 2 to be in place", timeoutMs: 60_000 },
  );
  await platform.send(id, { bodies: numbered(300, 1) });
  await waitFor(() => distinct(arrived) === 301, { what: "all 301 to arrive", timeoutMs: 30_000 });
  expect(arrived.at(-1)).toMatchObject({ n: 300, version: 2 });
  expect(leastHeard).toBeGreaterThanOrEqual(1);
  expect(await containerOf(id, "step_1")).toBe(first);
  expect(await containerOf(id, "step_3")).not.toBe(third);
  expect(await platform.containers(id)).toHaveLength(4);
});

test("a version whose container does not start is given up, and the old one goes on without a pause", {
  timeout: 120_000,
}, async () => {
  const id = await startFlow(marking(1));
  const arrived = await platform.gather(id, "step_3");
  const third = await containerOf(id, "step_3");
  await publish(id, definition({ code: "this is no code" }));
  await waitFor(async () => (await row(id)).refusedVersion === 2, {
    what: "version 2 to be given up",
    timeoutMs: 60_000,
  });
  expect(await row(id)).toMatchObject({
    state: "running",
    activeVersion: 1,
    previousVersion: null,
    stateReason: expect.stringMatching(/^Version 2 was given up, version 1 goes on: step_3 .* exit code 1/),
  });
  await platform.send(id, { bodies: numbered(0, 3) });
  await waitFor(() => distinct(arrived) === 3, { what: "messages to arrive", timeoutMs: 15_000 });
  await waitFor(async () => (await platform.containers(id)).length === 4, {
    what: "the refused containers to be gone",
    timeoutMs: 30_000,
  });
  expect(await containerOf(id, "step_3")).toBe(third);

  await publish(id, definition({ code: marking(3) }));
  await waitFor(async () => (await row(id)).activeVersion === 3 && (await row(id)).previousVersion === null, {
    what: "version 3 to be in place",
    timeoutMs: 30_000,
  });
  expect((await row(id)).stateReason).toBeNull();
});

test("messages in front of a step that is gone are held back; an empty one leaves nothing behind", {
  timeout: 120_000,
}, async () => {
  const id = await startFlow(marking(1));
  await platform.db.flow.update({ where: { id }, data: { stepWishes: { step_2: { paused: true } } } });
  await platform.jobs.tell("reconcile", { flowId: id });
  await waitFor(async () => (await containerOf(id, "step_2")) === undefined, { what: "a pause", timeoutMs: 15_000 });
  await platform.send(id, { bodies: numbered(0, 9) });
  await waitFor(async () => (await ready(id, "step_2"))?.ready === 9, { what: "9 to wait", timeoutMs: 15_000 });

  await publish(id, definition({ code: marking(2), withoutSecond: true }));
  await waitFor(async () => (await row(id)).previousVersion === null && (await row(id)).activeVersion === 2, {
    what: "version 2 to be in place",
    timeoutMs: 60_000,
  });
  await waitFor(async () => (await row(id)).stateReason !== null, { what: "the flow to say so", timeoutMs: 15_000 });
  expect((await row(id)).stateReason).toMatch(/^9 messages wait in front of step_2/);
  expect((await ready(id, "step_2"))?.ready).toBe(9);

  await platform.session.withChannel((channel) =>
    channel.purgeQueue(stepQueue({ flowId: id, stepId: "step_2", kind: "messages" })),
  );
  await waitFor(async () => (await ready(id, "step_2")) === undefined, {
    what: "the queue of the step that is gone to be gone",
    timeoutMs: 30_000,
  });
  await waitFor(async () => (await row(id)).stateReason === null, { what: "the reason to go", timeoutMs: 15_000 });
});

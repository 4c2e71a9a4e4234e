import { createMessageCipher, messageHeaders, queueDepth, stepQueue } from "@millrace/broker";
import {
  addAuditEntry,
  authorisedWorkspaceId,
  deriveFlowCipher,
  getAuditEntry,
  openFlowMessage,
  sealFlowMessage,
} from "@millrace/db";
import { type MessagePage, messagePageSchema, type QueueKind, queuedMessageSchema } from "@millrace/jobs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidV7 } from "../uuid-v7.ts";
import { actOnMessages } from "./act-on-messages.ts";
import { listMessages } from "./list-messages.ts";
import { showMessage } from "./show-message.ts";
import { openTestDesk, type TestDesk } from "./testing/open-test-desk.ts";
import type { Act } from "./visit-chosen.ts";
import { visitQueues } from "./visit-queues.ts";

let bench: TestDesk;
beforeAll(async () => {
  bench = await openTestDesk();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const stepId = "out";
const addFlow = (state: "running" | "suspended" = "suspended") => bench.addFlow({ versions: ["in>out"], state });

async function list(
  flowId: string,
  wanted: { kind?: QueueKind; search?: string; offset?: number; limit?: number } = {},
) {
  const { kind = "waiting", search, offset = 0, limit = 100 } = wanted;
  const { masterKey } = bench;
  const sealedSearch =
    search === undefined ? {} : { sealedSearch: sealFlowMessage(masterKey, { flowId, message: search }) };
  const { sealed } = await listMessages(bench.desk, { flowId, stepId, kind, offset, limit, ...sealedSearch });
  return messagePageSchema.parse(openFlowMessage(masterKey, { flowId, sealed }));
}

const previews = ({ items }: MessagePage) => items.map(({ preview }) => preview);

async function act(
  flowId: string,
  wanted: Pick<Act, "act"> & { kind?: QueueKind; messageIds?: string[]; search?: string; edit?: unknown },
) {
  const { kind = "waiting", search, edit, ...rest } = wanted;
  const { masterKey, desk } = bench;
  const workspaceId = authorisedWorkspaceId(bench.workspaceId);
  const seal = (message: unknown) => sealFlowMessage(masterKey, { flowId, message });
  const auditId = await addAuditEntry(desk.db, {
    ...{ workspaceId, flowId, flowName: "Flow", stepId, kind, actor: "Ada", action: wanted.act, outcome: "begun" },
  });
  const sealed = {
    ...(search !== undefined && { sealedSearch: seal(search) }),
    ...(edit !== undefined && { sealedEdit: seal(edit) }),
  };
  await actOnMessages(desk, { flowId, stepId, kind, auditId, actor: "Ada", ...rest, ...sealed });
  return await getAuditEntry(desk.db, { workspaceId, flowId, id: auditId });
}

/** Hands everything in the queue out and takes it back, as a container that dies does. */
async function handOut(flowId: string): Promise<void> {
  const queue = stepQueue({ flowId, stepId, kind: "messages" });
  await bench.desk.session.withChannel(async (channel) => {
    while (await channel.get(queue));
  });
}

test("looking twenty times neither counts as a delivery, nor changes the order, nor takes anything", async () => {
  const flowId = await addFlow();
  const ids = await bench.send({ flowId, stepId, sender: "in", bodies: [1, 2, 3, 4, 5, 6, 7] });
  await handOut(flowId);
  await handOut(flowId);
  for (let look = 0; look < 20; look += 1) {
    const page = await list(flowId);
    expect(page).toMatchObject({ queued: 7, looked: 7, matched: 7 });
    expect(page.items.map(({ messageId }) => messageId)).toEqual(ids);
    expect(page.items.map(({ deliveries }) => deliveries)).toEqual(ids.map(() => 2));
  }
  const seen = await bench.look({ flowId, stepId });
  expect(seen.map(({ body }) => body)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(seen[0]?.headers["x-delivery-count"] ?? 0).toBe(0);
});

test("a page begins where the last one ended, and a search says how many were looked through", async () => {
  const flowId = await addFlow();
  const bodies = Array.from({ length: 30 }, (_, number) => ({
    order: { id: number, city: number % 3 ? "Kiel" : "Bonn" },
  }));
  await bench.send({ flowId, stepId, bodies });
  const first = await list(flowId, { search: "order.city = Bonn", limit: 6 });
  expect(first).toMatchObject({ queued: 30, looked: 30, matched: 10, nextOffset: 6 });
  const rest = await list(flowId, { search: "order.city = Bonn", offset: 6, limit: 6 });
  expect(rest.nextOffset).toBeUndefined();
  expect([...previews(first), ...previews(rest)]).toEqual(
    bodies.filter(({ order }) => order.city === "Bonn").map((body) => JSON.stringify(body)),
  );
  expect((await list(flowId, { search: "nowhere" })).items).toEqual([]);
});

test("a large message is cut where many are shown, and whole where it is asked for", async () => {
  const flowId = await addFlow();
  const [large = ""] = await bench.send({ flowId, stepId, bodies: [{ text: "x".repeat(400_000) }, { text: "small" }] });
  const { items } = await list(flowId);
  expect(items.map(({ isCut, text }) => [isCut, text !== undefined])).toEqual([
    [true, false],
    [false, true],
  ]);
  const show = async (isWhole: boolean) => {
    const { sealed } = await showMessage(bench.desk, { flowId, stepId, kind: "waiting", messageId: large, isWhole });
    return queuedMessageSchema.parse(openFlowMessage(bench.masterKey, { flowId, sealed }));
  };
  expect(await show(false)).toMatchObject({ isCut: true });
  expect((await show(true)).text?.length).toBeGreaterThan(400_000);
  await expect(
    showMessage(bench.desk, { flowId, stepId, kind: "waiting", messageId: "gone", isWhole: false }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("what containers take from is not looked into; once the step is paused it is", async () => {
  const flowId = await addFlow("running");
  expect(await list(flowId)).toMatchObject({ queued: 0, items: [] });
  await bench.send({ flowId, stepId, bodies: ["a"] });
  await expect(list(flowId)).rejects.toMatchObject({
    code: "wrong_state",
    message: expect.stringMatching(/pause the step/),
  });
  await bench.desk.db.flow.update({ where: { id: flowId }, data: { stepWishes: { [stepId]: { paused: true } } } });
  expect(previews(await list(flowId))).toEqual(['"a"']);
});

test("an edited message stands in its place with an id of its own, in the same execution", async () => {
  const flowId = await addFlow();
  const [, middle = ""] = await bench.send({ flowId, stepId, sender: "in", bodies: ["one", "two", "three"] });
  const before = await list(flowId);
  const entry = await act(flowId, { act: "edit", messageIds: [middle], edit: { body: { fixed: true } } });
  expect(entry).toMatchObject({ outcome: "done", count: 1, failed: 0, messageIds: [middle] });
  const after = await list(flowId);
  expect(previews(after)).toEqual(['"one"', '{"fixed":true}', '"three"']);
  expect(after.items[1]).toMatchObject({
    threadId: before.items[1]?.threadId,
    sender: "in",
    headers: { editOf: middle },
  });
  expect(after.items[1]?.messageId).not.toBe(middle);
});

test("a drop by a search takes what it finds and nothing else, with a line in the timeline", async () => {
  const flowId = await addFlow();
  const bodies = Array.from({ length: 600 }, (_, number) => ({ number, isOdd: number % 2 === 1 }));
  await bench.send({ flowId, stepId, bodies });
  const entry = await act(flowId, { act: "drop", search: "isOdd = true" });
  expect(entry).toMatchObject({ outcome: "done", count: 300, looked: 600, queued: 600, actor: "Ada" });
  expect(entry.messageIds).toHaveLength(100);
  const seen = await bench.look({ flowId, stepId });
  expect(seen.map(({ body }) => body)).toEqual(bodies.filter(({ isOdd }) => !isOdd));
  const lines = await bench.desk.db.transition.findMany({ where: { flowId } });
  expect(lines).toMatchObject([
    { actor: "Ada", reason: "Dropped 300 messages waiting for out", numbers: { dropped: 300 } },
  ]);
});

test("a round that breaks off in the middle loses nothing", async () => {
  const flowId = await addFlow();
  const bodies = Array.from({ length: 1_500 }, (_, number) => number);
  await bench.send({ flowId, stepId, bodies });
  let batches = 0;
  const isOver = new Error("the runner ends");
  const visiting = visitQueues(bench.desk, {
    ...{ flowId, stepId, kind: "waiting", purpose: "look" },
    visit: async (_queue, batch) => {
      batches += 1;
      if (batches === 3) throw isOver;
      return batch;
    },
  });
  await expect(visiting).rejects.toBe(isOver);
  const page = await list(flowId, { limit: 1 });
  expect(page.queued).toBeGreaterThanOrEqual(1_500);
  const seen = await bench.look({ flowId, stepId });
  expect(new Set(seen.map(({ body }) => body)).size).toBe(1_500);
});

test("rebounds are looked into while the flow runs, keep the time they are due, and come back at once when they are to", async () => {
  const flowId = await addFlow("running");
  const dueAt = Date.now() + 60_000;
  const queue = stepQueue({ flowId, stepId, kind: "rebounds-60000" });
  const { session, publisher } = bench.desk;
  await session.withChannel((channel) =>
    channel.assertQueue(queue, { durable: true, arguments: { "x-queue-type": "quorum" } }),
  );
  const from = { execId: "exec-1", taskId: flowId, workspaceId: bench.workspaceId, userId: "tester", stepId: "in" };
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey: bench.masterKey, flowId }));
  for (const number of [1, 2]) {
    const headers = messageHeaders(from, { messageId: `m-${number}`, threadId: uuidV7(Date.now()), start: Date.now() });
    await publisher.publish({
      routingKey: queue,
      content: cipher.seal({ body: number, headers: {} }),
      headers: { ...headers, reboundIteration: number, reboundReason: "busy", reboundDueAt: dueAt },
      expirationMs: 60_000,
      mandatory: true,
    });
  }
  const management = { ...bench.desk.management, listQueues: async () => [facts(queue)] };
  const desk = { ...bench.desk, management };
  const { sealed } = await listMessages(desk, { flowId, stepId, kind: "rebounding", offset: 0, limit: 10 });
  const page = messagePageSchema.parse(openFlowMessage(bench.masterKey, { flowId, sealed }));
  expect(page.items.map(({ rebound }) => rebound)).toEqual([
    { iteration: 1, dueAt, reason: "busy" },
    { iteration: 2, dueAt, reason: "busy" },
  ]);
  const workspaceId = authorisedWorkspaceId(bench.workspaceId);
  const place = { workspaceId, flowId, flowName: "Flow", stepId, actor: "Ada" };
  const auditId = await addAuditEntry(desk.db, { ...place, action: "replay", outcome: "begun" });
  const replay: Act = {
    flowId,
    stepId,
    kind: "rebounding",
    act: "replay",
    messageIds: ["m-2"],
    auditId,
    actor: "Ada",
  };
  expect(await actOnMessages(desk, replay)).toEqual({ done: 1, failed: 0 });
  expect((await bench.look({ flowId, stepId })).map(({ body }) => body)).toEqual([2]);
  expect(await queueDepth(session, queue)).toMatchObject({ ready: 1 });
});

function facts(name: string) {
  const none = { unacked: 0, consumers: 0, messageBytes: 0, published: 0, delivered: 0, acknowledged: 0 };
  return { name, type: "quorum", ready: 0, ...none };
}

test("a quarantined message goes with its error record: dropped, or edited and sent to its step", async () => {
  const flowId = await addFlow("running");
  const ids = await bench.send({
    flowId,
    stepId,
    sender: "in",
    bodies: ["poison", "bitter", "lost"],
    key: "quarantine",
  });
  const { db } = bench.desk;
  const record = (messageId: string, body: string) =>
    db.errorRecord.create({
      data: {
        ...{
          workspaceId: bench.workspaceId,
          flowId,
          stepId,
          messageId,
          name: "Poison",
          message: "It ends its containers",
        },
        ...{ status: "quarantined", sealedInput: sealFlowMessage(bench.masterKey, { flowId, message: { body } }) },
      },
    });
  const [poison = "", bitter = "", lost = ""] = ids;
  const first = await record(poison, "poison");
  const second = await record(bitter, "bitter");
  expect(previews(await list(flowId, { kind: "quarantined" }))).toEqual(['"poison"', '"bitter"', '"lost"']);
  expect(await act(flowId, { act: "drop", kind: "quarantined", messageIds: [poison, lost] })).toMatchObject({
    count: 2,
  });
  const edited = await act(flowId, { act: "edit", kind: "quarantined", messageIds: [bitter], edit: { body: "sweet" } });
  expect(edited).toMatchObject({ outcome: "done", count: 1 });
  const statuses = await db.errorRecord.findMany({ where: { flowId }, select: { id: true, status: true } });
  expect(statuses).toEqual(
    expect.arrayContaining([
      { id: first.id, status: "dismissed" },
      { id: second.id, status: "retried" },
    ]),
  );
  expect(await bench.ready({ flowId, stepId, kind: "quarantine" })).toBe(0);
  expect((await bench.look({ flowId, stepId })).map(({ body }) => body)).toEqual(["sweet"]);
});

test("an act that is asked to stop leaves the rest, in its order", async () => {
  const flowId = await addFlow();
  await bench.send({ flowId, stepId, bodies: [1, 2, 3] });
  const workspaceId = authorisedWorkspaceId(bench.workspaceId);
  const place = { workspaceId, flowId, flowName: "Flow", stepId, actor: "Ada" };
  const auditId = await addAuditEntry(bench.desk.db, { ...place, action: "drop", outcome: "begun" });
  await bench.desk.db.auditEntry.update({ where: { id: auditId }, data: { cancelledBy: "Bob" } });
  await actOnMessages(bench.desk, { flowId, stepId, kind: "waiting", act: "drop", auditId, actor: "Ada" });
  expect(await getAuditEntry(bench.desk.db, { workspaceId, flowId, id: auditId })).toMatchObject({
    outcome: "cancelled",
    count: 0,
  });
  expect((await bench.look({ flowId, stepId })).map(({ body }) => body)).toEqual([1, 2, 3]);
});

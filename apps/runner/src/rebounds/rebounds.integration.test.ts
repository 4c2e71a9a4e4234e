import { randomBytes } from "node:crypto";
import {
  assertTopology,
  collectorQueues,
  createManagement,
  type Delivery,
  deleteTopology,
  isReboundQueue,
  type Management,
  openSession,
  parseName,
  planCollectors,
  planTopology,
  routingKey,
  type Session,
  stepQueue,
} from "@millrace/broker";
import { closeDatabase, type Database, type MasterKey, openDatabase } from "@millrace/db";
import type { FlowState } from "@millrace/flow";
import { createTestDatabase, createTestVhost, type TestDatabase, type TestVhost, waitFor } from "@millrace/testing";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FlowFactsCache } from "../recorder/flow-facts.ts";
import { ReboundNotes } from "./rebound-notes.ts";
import { type Rebounds, startRebounds } from "./start-rebounds.ts";

const masterKey = randomBytes(32) as MasterKey; // a key made here needs no file
const settings = { prefix: "test", queueType: "quorum" } as const;

let vhost: TestVhost;
let database: TestDatabase;
let db: Database;
/** Of the steps. */
let session: Session;
let management: Management;
let flowId: string;
/** Rebounds that were given up on in this test. */
let dropped = 0;
let running: { rebounds: Rebounds; session: Session }[] = [];

beforeAll(async () => {
  [vhost, database] = await Promise.all([createTestVhost(), createTestDatabase()]);
  db = openDatabase({ url: database.url });
  session = await openSession({ url: vhost.url, name: "steps of the rebounds test" });
  management = createManagement({ url: vhost.managementUrl, vhost: vhost.vhost });
  await assertTopology(session, planCollectors(settings));
});

afterAll(async () => {
  await session.close();
  await closeDatabase(db);
  await Promise.all([vhost[Symbol.asyncDispose](), database[Symbol.asyncDispose]()]);
});

beforeEach(async () => {
  flowId = await createFlow("running");
  dropped = 0;
});

afterEach(async () => {
  for (const runner of running) await end(runner);
  running = [];
});

async function createFlow(state: FlowState): Promise<string> {
  const workspace = await db.workspace.create({ data: { name: "Test", slug: crypto.randomUUID() } });
  const data = {
    workspaceId: workspace.id,
    name: "Test",
    state,
    execId: "exec-1",
    startedAt: new Date(Date.now() - 5_000),
  };
  const { id } = await db.flow.create({ data });
  await assertTopology(session, topology(id));
  return id;
}

function topology(id: string) {
  const steps = [{ id: "step_1", predecessors: [] }];
  return planTopology({ flowId: id, steps, queueType: "quorum", deliveryLimit: 5, prefix: settings.prefix });
}

/** What of a runner brings rebounds back. */
async function startRunner(): Promise<void> {
  const own = await openSession({ url: vhost.url, name: "rebounds test" });
  const facts = new FlowFactsCache({ db, masterKey });
  const write = (line: string) => {
    if (line.includes("is dropped")) dropped += 1;
  };
  const log = pino({ level: "info" }, { write });
  const { signal } = new AbortController();
  const notes = new ReboundNotes();
  const rebounds = await startRebounds({ session: own, settings, facts, notes, log, signal });
  running.push({ rebounds, session: own });
}

async function end(runner: { rebounds: Rebounds; session: Session }): Promise<void> {
  await runner.rebounds.stop();
  await runner.session.close();
}

async function stopRunner(): Promise<void> {
  const runner = running.pop();
  if (runner) await end(runner);
}

/** As a step sends a message back. */
async function rebound(name: string, delayMs: number, headers: Record<string, unknown> = {}): Promise<void> {
  const publisher = session.publisher({ exchange: `flow-${flowId}` });
  await publisher.publish({
    routingKey: routingKey({ flowId, stepId: "step_1", kind: "rebound" }),
    content: Buffer.from(name),
    expirationMs: delayMs,
    headers: { messageId: name, execId: "exec-1", reboundIteration: 1, end: Date.now(), ...headers },
    mandatory: true,
  });
  await publisher.close();
}

interface Returned {
  name: string;
  at: number;
  headers: Record<string, unknown>;
}

/** What comes back to the step, in the order it comes. */
async function takeAll(): Promise<Returned[]> {
  const returned: Returned[] = [];
  await session.consume({
    queue: stepQueue({ flowId, stepId: "step_1", kind: "messages" }),
    prefetch: 500,
    onMessage: (delivery: Delivery) => {
      returned.push({ name: delivery.content.toString(), at: Date.now(), headers: delivery.headers });
      delivery.ack();
    },
  });
  return returned;
}

const count = async (queue: string) => (await session.withChannel((channel) => channel.checkQueue(queue))).messageCount;
const queues = collectorQueues(settings.prefix);
const delayQueues = async () =>
  (await management.listQueues(`flow-${flowId}:`)).filter(({ name }) => isReboundQueue(parseName(name)?.kind ?? ""));

describe("a message that a step sent back", () => {
  test("comes back when its own delay is over, whoever is in front of it", async () => {
    await startRunner();
    const returned = await takeAll();
    const start = Date.now();
    await rebound("slow", 120_000);
    await rebound("quick", 300);
    await rebound("quickest", 150);
    await waitFor(() => returned.length === 2, { what: "the two quick ones back" });
    expect(new Set(returned.map(({ name }) => name))).toEqual(new Set(["quickest", "quick"]));
    const after = (name: string) => (returned.find((message) => message.name === name)?.at ?? 0) - start;
    console.info(`150 ms: ${after("quickest")} ms, 300 ms: ${after("quick")} ms`);
    expect(after("quickest")).toBeGreaterThanOrEqual(150);
    expect(after("quick")).toBeGreaterThanOrEqual(300);
    const slow = (await delayQueues()).find(({ name }) => Number(name.split("-").at(-1)) >= 120_000)?.name ?? "";
    expect(await count(slow)).toBe(1);
  });

  test("keeps its headers, without its deaths and without further addresses", async () => {
    await startRunner();
    const returned = await takeAll();
    await rebound("kept", 50, { CC: [queues.errors], "x-eio-meta-region": "eu", threadId: "t1" });
    await waitFor(() => returned.length === 1, { what: "the message back" });
    expect(returned[0]?.headers).toMatchObject({
      messageId: "kept",
      threadId: "t1",
      reboundIteration: 1,
      "x-eio-meta-region": "eu",
    });
    expect(Object.keys(returned[0]?.headers ?? {}).filter((name) => /^(CC|x-.*death.*)$/.test(name))).toEqual([]);
    expect(await count(queues.errors)).toBe(0);
  });

  test("is neither lost nor later when the runner was away when it was sent, and when it was due", async () => {
    const start = Date.now();
    await rebound("soon", 200);
    await rebound("later", 4_000);
    await waitFor(async () => (await count(queues.reboundsDue)) === 1, { what: "the first to be due" });
    await startRunner();
    const returned = await takeAll();
    await waitFor(() => returned.length === 1, { what: "the first back" });
    await waitFor(async () => (await count(queues.rebounds)) === 0, { what: "the second in its queue" });
    await stopRunner();
    await waitFor(async () => (await count(queues.reboundsDue)) === 1, { what: "the second to be due" });
    await startRunner();
    await waitFor(() => returned.length === 2, { what: "the second back" });
    expect(returned.map(({ name }) => name)).toEqual(["soon", "later"]);
    expect((returned[1]?.at ?? 0) - start).toBeGreaterThanOrEqual(4_000);
  });

  test("in the name of another flow goes nowhere, whatever keys brought it here", async () => {
    const other = await createFlow("running");
    const own = routingKey({ flowId, stepId: "step_1", kind: "rebound" });
    const forge = async (name: string, header: "CC" | "BCC") => {
      await session.publisher({ exchange: `flow-${flowId}` }).publish({
        routingKey: routingKey({ flowId: other, stepId: "step_1", kind: "rebound" }),
        content: Buffer.from(name),
        expirationMs: 200,
        headers: { messageId: name, execId: "exec-1", end: Date.now(), [header]: [own] },
        mandatory: true,
      });
    };
    await forge("due before a runner takes it", "BCC");
    await waitFor(async () => (await count(queues.reboundsDue)) === 1, { what: "the first to be due" });
    await startRunner();
    await forge("with a runner", "CC");
    await waitFor(() => dropped === 2, { what: "both to be dropped" });
    expect(await count(stepQueue({ flowId: other, stepId: "step_1", kind: "messages" }))).toBe(0);
  });

  test("waits, and is not lost, while its step's queue is full", async () => {
    await management.putQueueLimits({ flowId, prefix: settings.prefix }, { messages: 2, bytes: 1_000_000 });
    const input = {
      routingKey: routingKey({ flowId, stepId: "step_1", kind: "input" }),
      content: Buffer.from("first"),
    };
    const publisher = session.publisher({ exchange: `flow-${flowId}` });
    await waitFor(
      () =>
        publisher.publish(input).then(
          () => false,
          () => true,
        ),
      { what: "the queue to be full" },
    );
    await startRunner();
    await rebound("due", 50);
    await waitFor(
      async () => (await delayQueues()).some(({ name, published }) => name.endsWith("512") && published > 0),
      {
        what: "the message to be put aside",
      },
    );
    const returned = await takeAll();
    await waitFor(() => returned.some(({ name }) => name === "due"), { what: "the message back" });
    expect(returned.filter(({ name }) => name === "due")).toHaveLength(1);
    expect(returned.at(-1)?.headers).not.toHaveProperty("requeueRefusals");
  });

  test("comes back also when the queue it should wait in was deleted", async () => {
    await startRunner();
    const returned = await takeAll();
    await rebound("first", 100);
    await waitFor(() => returned.length === 1, { what: "the first back" });
    const made = (await delayQueues()).map(({ name }) => ({ name, arguments: {} }));
    expect(made).toHaveLength(1);
    await deleteTopology(session, { exchanges: [], queues: made, bindings: [] });
    await rebound("second", 100);
    await waitFor(() => returned.length === 2, { what: "the second back" });
  });
});

describe("2000 messages sent back at once", () => {
  test("all come back, over few queues", async () => {
    await startRunner();
    const returned = await takeAll();
    const publisher = session.publisher({ exchange: `flow-${flowId}` });
    const key = routingKey({ flowId, stepId: "step_1", kind: "rebound" });
    const start = performance.now();
    await Promise.all(
      Array.from({ length: 2_000 }, (_, n) =>
        publisher.publish({
          routingKey: key,
          content: Buffer.alloc(500, "x"),
          headers: { messageId: `m${n}`, execId: "exec-1", end: Date.now() },
          expirationMs: 500 + (n % 500),
        }),
      ),
    );
    await waitFor(() => returned.length >= 2_000, { what: "2000 messages back", timeoutMs: 30_000 });
    console.info(`2000 rebounds of 500 to 1000 ms were back after ${Math.round(performance.now() - start)} ms`);
    expect(new Set(returned.map(({ headers }) => headers.messageId)).size).toBe(2_000);
    expect((await delayQueues()).length).toBeLessThan(12);
  });
});

describe("a message of a flow that was stopped meanwhile", () => {
  test("is dropped, before and after its delay", async () => {
    await startRunner();
    await rebound("waiting", 4_000);
    await waitFor(async () => (await delayQueues()).length === 1, { what: "the message in its queue" });
    const waiting = await delayQueues();
    await rebound("sent", 50);
    await db.flow.update({ where: { id: flowId }, data: { state: "inactive" } });
    await deleteTopology(session, topology(flowId));
    await waitFor(() => dropped === 2, { what: "both to be dropped", timeoutMs: 20_000 });
    expect(await count(waiting[0]?.name ?? "")).toBe(0);
  });

  test("and started anew does not come back; one that only carries the former start's id does", async () => {
    await db.flow.update({ where: { id: flowId }, data: { execId: "exec-2", startedAt: new Date() } });
    await startRunner();
    const returned = await takeAll();
    await rebound("former", 50, { end: Date.now() - 60_000 });
    await rebound("misnamed", 50, { end: Date.now() + 1_000 });
    await rebound("present", 400, { execId: "exec-2" });
    await waitFor(() => returned.length === 2, { what: "two messages back" });
    expect(returned.map(({ name }) => name).sort()).toEqual(["misnamed", "present"]);
    expect(dropped).toBe(1);
  });

  test("and still drains comes back", async () => {
    const drainEndsAt = new Date(Date.now() + 60_000);
    await db.flow.update({ where: { id: flowId }, data: { state: "stopping", drainEndsAt } });
    await startRunner();
    const returned = await takeAll();
    await rebound("kept", 50);
    await waitFor(() => returned.length === 1, { what: "the message back" });
  });
});

test("the broker's connections being cut costs no rebound", async () => {
  await startRunner();
  const returned = await takeAll();
  for (let n = 0; n < 20; n++) await rebound(`m${n}`, 1_000);
  await waitFor(() => vhost.cutConnections().then((cut) => cut >= 2), { what: "connections to be cut" });
  await waitFor(() => new Set(returned.map(({ name }) => name)).size === 20, {
    what: "20 messages",
    timeoutMs: 20_000,
  });
});

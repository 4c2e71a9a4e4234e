import { randomBytes } from "node:crypto";
import {
  assertTopology,
  type Consumer,
  collectorQueues,
  createMessageCipher,
  type Delivery,
  deleteTopology,
  openSession,
  planCollectors,
  planTopology,
  queueDepth,
  routingKey,
  type Session,
  stepQueue,
} from "@millrace/broker";
import {
  closeDatabase,
  type Database,
  deriveFlowCipher,
  insertErrors,
  type MasterKey,
  openDatabase,
  openFlowMessage,
  saveStepDeath,
} from "@millrace/db";
import { deliveryLimit, openErrorEnvelope } from "@millrace/flow";
import { createTestDatabase, createTestVhost, type TestDatabase, type TestVhost, waitFor } from "@millrace/testing";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { uuidV7 } from "../uuid-v7.ts";
import { FlowFactsCache } from "./flow-facts.ts";
import { sortDeadLetters } from "./sort-dead-letters.ts";

const masterKey = randomBytes(32) as MasterKey; // a key made here needs no file
const settings = { prefix: "test", queueType: "quorum" } as const;
const ending = new AbortController();

let vhost: TestVhost;
let database: TestDatabase;
let db: Database;
let session: Session;
let sorter: Consumer;
/** Tries of the sorter that came to nothing. */
let failures = 0;
let workspaceId: string;
let flowId: string;
let threadId: string;
let messageId: string;

beforeAll(async () => {
  [vhost, database] = await Promise.all([createTestVhost(), createTestDatabase()]);
  db = openDatabase({ url: database.url });
  workspaceId = (await db.workspace.create({ data: { name: "Test", slug: "test" } })).id;
  session = await openSession({ url: vhost.url, name: "dead letter test" });
  await assertTopology(session, planCollectors(settings));
  const write = (line: string) => {
    if (line.includes("could not sort")) failures += 1;
  };
  sorter = await sortDeadLetters(session, {
    queue: collectorQueues(settings.prefix).deadletters,
    db,
    facts: new FlowFactsCache({ db, masterKey }),
    publisher: session.publisher(),
    log: pino({ level: "warn" }, { write }),
    onRecorded: () => {},
    waits: { errorRecordMs: 2_000, deathMs: 3_000, quarantineMs: 12_000 },
    signal: ending.signal,
  });
});

afterAll(async () => {
  ending.abort();
  await session.close();
  await closeDatabase(db);
  await Promise.all([vhost[Symbol.asyncDispose](), database[Symbol.asyncDispose]()]);
});

beforeEach(async () => {
  const data = { workspaceId, name: crypto.randomUUID(), state: "running", execId: "exec-1" } as const;
  flowId = (await db.flow.create({ data })).id;
  await assertTopology(session, topology());
  threadId = uuidV7(Date.now());
  messageId = crypto.randomUUID();
});

function topology() {
  const steps = [{ id: "step_1", predecessors: [] }];
  return planTopology({ flowId, steps, ...settings, deliveryLimit });
}

const queue = (kind: "messages" | "quarantine") => stepQueue({ flowId, stepId: "step_1", kind });
const cipher = () => createMessageCipher(deriveFlowCipher({ masterKey, flowId }));

async function send(headers: Record<string, unknown> = {}): Promise<void> {
  await session.publisher({ exchange: `flow-${flowId}` }).publish({
    routingKey: routingKey({ flowId, stepId: "step_1", kind: "input" }),
    content: cipher().seal({ body: { sku: "ä-1" }, headers: {} }, 1),
    headers: { messageId, threadId, execId: "exec-1", stepId: "step_0", ...headers },
    mandatory: true,
  });
}

/** Takes a message and ends before it is done. */
async function dieOfIt(): Promise<void> {
  const taken = Promise.withResolvers<Delivery>();
  const consumer = await session.consume({ queue: queue("messages"), prefetch: 1, onMessage: taken.resolve });
  await taken.promise;
  await consumer.close();
}

async function dieUntilPoison(): Promise<void> {
  for (let times = 0; times < deliveryLimit + 1; times += 1) await dieOfIt();
}

async function reject(): Promise<void> {
  const taken = Promise.withResolvers<Delivery>();
  const consumer = await session.consume({ queue: queue("messages"), prefetch: 1, onMessage: taken.resolve });
  (await taken.promise).reject({ requeue: false });
  await consumer.close();
}

const records = () => db.errorRecord.findMany({ where: { flowId } });
const recorded = async () => {
  await waitFor(async () => (await records()).length > 0, { what: "an error record" });
  return await records();
};
const quarantined = async () => (await queueDepth(session, queue("quarantine")))?.ready;

const death = (given: { at: number; exitCode?: number }) =>
  saveStepDeath(db, {
    flowId,
    stepId: "step_1",
    containerId: "c1",
    exitCode: 137,
    outOfMemory: true,
    sealedLogs: cipher()
      .seal([{ time: "now", level: "info", text: "reading a large file" }], 1)
      .toString("latin1"),
    ...given,
  });

describe("a message that ends its container each time", () => {
  test("is set aside with exit code, last log lines and what a retry needs, once its death is told", async () => {
    await send({ "x-eio-meta-region": "eu", parentMessageId: "parent" });
    await death({ at: Date.now() - 120_000, exitCode: 1 });
    const at = Date.now();
    await dieUntilPoison();
    await death({ at });
    expect(await recorded()).toMatchObject([
      {
        status: "quarantined",
        stepId: "step_1",
        messageId,
        threadId,
        name: "OutOfMemory",
        message: expect.stringMatching(
          /^The message ended its container 6 times, last with exit code 137 \(out of memory\)\./,
        ),
        exitCode: 137,
        outOfMemory: true,
        inputHeaders: { stepId: "step_0", parentMessageId: "parent", protocolVersion: 1, "x-eio-meta-region": "eu" },
      },
    ]);
    const [record] = await records();
    const open = (sealed = "") => openFlowMessage(masterKey, { flowId, sealed });
    expect(open(record?.sealedInput ?? "")).toMatchObject({ body: { sku: "ä-1" } });
    expect(open(record?.sealedLogs ?? "")).toMatchObject([{ text: "reading a large file" }]);
    expect(await quarantined()).toBe(1);
    const execution = () => db.execution.findFirst({ where: { id: threadId } });
    await waitFor(async () => (await execution()) !== null, { what: "its execution" });
    expect(await execution()).toMatchObject({ pending: 0, errors: 1 });
  });

  test("is set aside without, when nobody tells of its death in time", async () => {
    await death({ at: Date.now() - 120_000 });
    await send();
    await dieUntilPoison();
    expect(await recorded()).toMatchObject([
      {
        status: "quarantined",
        name: "Poison",
        message: expect.stringMatching(/^The message was handed out 6 times/),
        exitCode: null,
      },
    ]);
    expect(await quarantined()).toBe(1);
  });

  test("is told to the flow's error handler, whose answer its execution then waits for", async () => {
    const graph = {
      nodes: [
        { id: "step_1", command: "code:run" },
        { id: "handler", command: "code:run", handlesErrors: true },
      ],
      edges: [],
    };
    await db.flowVersion.create({ data: { flowId, number: 1, definition: { graph }, components: {} } });
    await db.flow.update({ where: { id: flowId }, data: { activeVersion: 1 } });
    const steps = [{ id: "handler", predecessors: [], errorsOf: ["step_1"] }];
    await assertTopology(session, planTopology({ flowId, steps, ...settings, deliveryLimit }));
    const handed = Promise.withResolvers<Delivery>();
    const handlers = stepQueue({ flowId, stepId: "handler", kind: "messages" });
    await session.consume({ queue: handlers, prefetch: 1, onMessage: handed.resolve });
    await death({ at: Date.now() });
    await send({ "x-eio-meta-region": "eu" });
    await dieUntilPoison();
    const { content, headers } = await handed.promise;
    const open = (sealed: string) => openFlowMessage(masterKey, { flowId, sealed });
    expect(openErrorEnvelope(content.toString("utf8"), open)).toMatchObject({
      error: { name: "OutOfMemory", message: expect.stringMatching(/^The message ended its container 6 times/) },
      errorInput: { body: { sku: "ä-1" } },
    });
    expect(headers).toMatchObject({
      stepId: "step_1",
      threadId,
      parentMessageId: messageId,
      "x-eio-meta-region": "eu",
    });
    expect(await recorded()).toMatchObject([{ status: "quarantined", name: "OutOfMemory" }]);
    expect(await quarantined()).toBe(1);
    const execution = () => db.execution.findFirst({ where: { id: threadId } });
    await waitFor(async () => (await execution()) !== null, { what: "its execution" });
    expect(await execution()).toMatchObject({ pending: 1, errors: 1 });
  });

  test("has a name in the quarantine also when its sender gave it none", async () => {
    await send({ messageId: undefined });
    await dieUntilPoison();
    const [record] = await recorded();
    const copy = Promise.withResolvers<Delivery>();
    await session.consume({ queue: queue("quarantine"), prefetch: 1, onMessage: copy.resolve });
    const { headers } = await copy.promise;
    expect(headers).toMatchObject({ messageId: record?.messageId, quarantineReason: "delivery_limit" });
    expect(headers).not.toHaveProperty("x-death");
  });
});

describe("a message that its step rejected", () => {
  test("is dropped when its error is on record", async () => {
    const record = { workspaceId, flowId, stepId: "step_1", execId: null, threadId, messageId, at: Date.now() };
    const rest = { name: "Error", message: "no", stack: null, sealedInput: null, sealedLogs: null, inputHeaders: null };
    await insertErrors(db, [{ ...record, ...rest }]);
    await send();
    await reject();
    // A second one, of which nothing is on record, tells that the first has been dealt with.
    messageId = crypto.randomUUID();
    await send();
    await reject();
    await waitFor(async () => (await records()).length === 2, { what: "the second's record" });
    expect(await quarantined()).toBe(1);
    expect((await records()).map(({ name, status }) => [name, status]).sort()).toEqual([
      ["Error", "open"],
      ["Rejected", "quarantined"],
    ]);
  });
});

describe("a dead letter whose flow has no exchange", () => {
  async function loseExchange(): Promise<void> {
    await send();
    await reject();
    await waitFor(() => sorter.inFlight > 0, { what: "the dead letter" });
    await deleteTopology(session, topology());
  }

  test("waits for it while the flow is up", async () => {
    await loseExchange();
    const before = failures;
    await waitFor(() => failures > before, { what: "a try" });
    expect(await records()).toEqual([]);
    await assertTopology(session, topology());
    expect(await recorded()).toMatchObject([{ status: "quarantined" }]);
    expect(await quarantined()).toBe(1);
  });

  test("is kept in its record when it does not get one: its step is no longer part of the flow", async () => {
    await loseExchange();
    await waitFor(async () => (await records()).length > 0, { what: "an error record", timeoutMs: 30_000 });
    expect(await records()).toMatchObject([{ status: "open", sealedInput: expect.any(String) }]);
    await sorter.drain();
  }, 40_000);

  test("is kept in its record when the flow was stopped", async () => {
    await loseExchange();
    await db.flow.update({ where: { id: flowId }, data: { state: "inactive" } });
    expect(await recorded()).toMatchObject([
      { status: "open", message: expect.stringMatching(/kept in this record alone/), sealedInput: expect.any(String) },
    ]);
  });

  test("is dropped when the flow is gone", async () => {
    await loseExchange();
    await db.flow.delete({ where: { id: flowId } });
    await sorter.drain();
    expect(await db.errorRecord.findMany({ where: { messageId } })).toEqual([]);
  });
});

import { randomBytes } from "node:crypto";
import { createMessageCipher, routingKey } from "@millrace/broker";
import { closeDatabase, type Database, deriveFlowCipher, type MasterKey, openDatabase } from "@millrace/db";
import type { TraceBatch } from "@millrace/flow";
import { createTestDatabase, type TestDatabase } from "@millrace/testing";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidV7 } from "../uuid-v7.ts";
import { FlowFactsCache } from "./flow-facts.ts";
import { writeTraces } from "./record-traces.ts";

const masterKey = randomBytes(32) as MasterKey; // a key made here needs no file

let database: TestDatabase;
let db: Database;
let flowId: string;
let recorded = 0;
const now = Date.now();

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url });
  const workspace = await db.workspace.create({ data: { name: "Test", slug: "test" } });
  const data = { workspaceId: workspace.id, name: "Test", state: "running", execId: "exec-1" } as const;
  flowId = (await db.flow.create({ data })).id;
});

afterAll(async () => {
  await closeDatabase(db);
  await database[Symbol.asyncDispose]();
});

/** As much of a delivery as is looked at. */
function delivery({
  threadId,
  isRedelivered,
  start = now,
}: {
  threadId: string;
  isRedelivered: boolean;
  start?: number;
}) {
  const batch: TraceBatch = {
    v: 1,
    flowId,
    stepId: "step_1",
    execId: "exec-1",
    containerId: "c1",
    records: Array.from({ length: 3 }, (_, n) => ({
      messageId: `m${n}`,
      threadId,
      start: start + n,
      end: start + n + 3,
      outcome: "processed",
      emitted: 0,
      inBytes: 1,
      outBytes: 1,
    })),
  };
  const content = createMessageCipher(deriveFlowCipher({ masterKey, flowId })).seal(batch, 2);
  const key = routingKey({ flowId, stepId: "step_1", kind: "trace" });
  const headers = { execId: "exec-1", protocolVersion: 2 };
  return { content, headers, exchange: `flow-${flowId}`, routingKey: key, isRedelivered };
}

const write = (deliveries: Parameters<typeof writeTraces>[1], isSecondTry = false) => {
  const facts = new FlowFactsCache({ db, masterKey });
  const log = pino({ level: "silent" });
  const onRecorded = (count: number) => {
    recorded += count;
  };
  return writeTraces({ db, facts, log, onRecorded }, deliveries, { isSecondTry });
};

test("traces that are handed out again are counted once, whether they were written or not", async () => {
  const [written, lost] = [uuidV7(now), uuidV7(now)];
  await write([delivery({ threadId: written, isRedelivered: false })]);
  await write([
    delivery({ threadId: written, isRedelivered: true }),
    delivery({ threadId: lost, isRedelivered: true }),
    // The same messages came to the same container once more.
    delivery({ threadId: lost, isRedelivered: true, start: now + 60_000 }),
  ]);
  const messages = async (id: string) => (await db.execution.findFirst({ where: { id } }))?.messages;
  expect([await messages(written), await messages(lost)]).toEqual([3, 6]);
  expect(recorded).toBe(9);
});

test("a batch whose writing failed after it was committed is counted once", async () => {
  const threadId = uuidV7(now);
  const batch = [delivery({ threadId, isRedelivered: false })];
  await write(batch);
  await write(batch, true);
  expect(await db.execution.findFirst({ where: { id: threadId } })).toMatchObject({ messages: 3 });
  expect(await db.stepCounter.findFirst({ where: { flowId } })).toMatchObject({ received: 12n });
});

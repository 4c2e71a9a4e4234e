import { assertTopology, createManagement, type Management, planDelayQueue } from "@millrace/broker";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices } from "../open-services.ts";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";
import { OrphanSweep } from "./sweep-orphans.ts";

let platform: TestPlatform;
let runner: Awaited<ReturnType<typeof openServices>>;
let management: Management;

beforeAll(async () => {
  platform = await createTestPlatform();
  const log = pino({ level: process.env.LOG_LEVEL ?? "silent" });
  const { signal } = new AbortController();
  runner = await openServices({ env: platform.env, log, signal, onLocksLost: () => {} });
  management = createManagement({ url: platform.vhost.managementUrl, vhost: platform.vhost.vhost });
});

afterAll(async () => {
  await runner?.close();
  await platform?.[Symbol.asyncDispose]();
});

/** What a runner makes on demand, and may leave behind when it dies. */
async function leaveBehind({ flowId, prefix }: { flowId: string; prefix: string }): Promise<string> {
  await management.putQueueLimits({ flowId, prefix }, { messages: 1, bytes: 1 });
  const queue = planDelayQueue({ flowId, stepId: "step_1", tierMs: 512, queueType: "quorum", prefix });
  await assertTopology(platform.session, { exchanges: [], queues: [queue], bindings: [] });
  return queue.name;
}

test("limits and queues of rebounds go with their flow; those of a flow that is up, or of others, stay", async () => {
  const { prefix, db, workspaceId } = platform;
  const { id: up } = await db.flow.create({ data: { workspaceId, name: "Up", state: "running", execId: "e1" } });
  const { id: atRest } = await db.flow.create({ data: { workspaceId, name: "At rest" } });
  for (const flowId of ["gone", atRest]) await leaveBehind({ flowId, prefix });
  const kept = await leaveBehind({ flowId: up, prefix });
  const foreign = await leaveBehind({ flowId: "foreign", prefix: "another" });

  const orphans = new OrphanSweep(runner);
  await orphans.sweep();
  expect(await management.listLimitedFlows(prefix)).toHaveLength(3);
  await orphans.sweep();
  expect(await management.listLimitedFlows(prefix)).toEqual([up]);
  expect(await management.listDelayQueues(prefix)).toEqual([kept]);
  expect(await management.listLimitedFlows("another")).toEqual(["foreign"]);
  expect(await management.listDelayQueues("another")).toEqual([foreign]);
});

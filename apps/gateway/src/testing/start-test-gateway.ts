import { randomBytes } from "node:crypto";
import {
  assertTopology,
  createManagement,
  openSession,
  planCollectors,
  planTopology,
  type Session,
} from "@millrace/broker";
import { closeDatabase, type Database, type MasterKey, openDatabase } from "@millrace/db";
import type { FlowDefinition, FlowState } from "@millrace/flow";
import { type JobPayload, openLivePublisher, workOn } from "@millrace/jobs";
import { createTestDatabase, createTestRedis, createTestVhost, type TestVhost, uniqueName } from "@millrace/testing";
import { pino } from "pino";
import { startGateway } from "../start-gateway.ts";

export interface TestGateway extends AsyncDisposable {
  /** As on SIGTERM. */
  stop(): Promise<void>;
  /** `http://127.0.0.1:PORT`. */
  url: string;
  db: Database;
  vhost: TestVhost;
  /** Of the test itself. */
  session: Session;
  masterKey: MasterKey;
  flowChanged(flowId: string): Promise<void>;
  /** Wakes the gateway has asked the runner for, oldest first. */
  wakes: JobPayload<"wake">[];
}

/**
 * A gateway in this process, in front of a database, a virtual host and a Redis prefix of its own. With `brokerUrl` it looks for
 * the broker there, with `redisUrl` Redis.
 */
export async function startTestGateway({
  brokerUrl,
  redisUrl,
  divert = async (url) => url,
}: {
  brokerUrl?: string;
  redisUrl?: string;
  /** Where the gateway finds the service that is really at `url`: at a proxy, say. */
  divert?: (url: string) => Promise<string>;
} = {}): Promise<TestGateway> {
  const [database, vhost, redis] = [await createTestDatabase(), await createTestVhost(), await createTestRedis()];
  const masterKey = randomBytes(32) as MasterKey; // a key made here needs no file
  const place = { url: redis.url, prefix: redis.keyPrefix };
  const gateway = await startGateway({
    databaseUrl: await divert(database.url),
    amqpUrl: await divert(brokerUrl ?? vhost.url),
    redis: { ...place, url: await divert(redisUrl ?? redis.url) },
    masterKey,
    port: 0,
    log: pino({ level: process.env.LOG_LEVEL ?? "silent" }),
  });
  const db = openDatabase({ url: database.url });
  const session = await openSession({ url: vhost.url, name: "gateway test" });
  const live = openLivePublisher(place);
  const wakes: JobPayload<"wake">[] = [];
  const waking = workOn(place, {
    name: "wake",
    concurrency: 1,
    handle: async (payload) => {
      wakes.push(payload);
      return null;
    },
    onError: () => {},
  });
  let stopped: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${gateway.port}`,
    db,
    vhost,
    session,
    masterKey,
    flowChanged: (flowId) => live.flowChanged(flowId),
    wakes,
    stop: () => (stopped ??= gateway.stop({ graceMs: 5_000 })),
    async [Symbol.asyncDispose]() {
      await (stopped ?? gateway.stop({ graceMs: 1_000 }));
      await waking.close();
      live.close();
      await session.close();
      await closeDatabase(db);
      for (const resource of [redis, vhost, database]) await resource[Symbol.asyncDispose]();
    },
  };
}

interface TestFlowOptions {
  /** The trigger's `auth` field. */
  auth?: unknown;
  webhook?: FlowDefinition["webhook"];
  state?: FlowState;
  withReplyStep?: boolean;
  kind?: "webhook" | "polling";
  /** Of each queue. */
  maxMessages?: number;
  hasQueues?: boolean;
}

/** A published flow with its queues, as the runner would leave it. @returns its id. */
export async function createTestFlow(
  { db, session, vhost }: Pick<TestGateway, "db" | "session" | "vhost">,
  {
    auth,
    webhook,
    state = "running",
    withReplyStep,
    kind = "webhook",
    maxMessages,
    hasQueues = true,
  }: TestFlowOptions = {},
): Promise<string> {
  const descriptor = { title: "Test", triggers: { receive: { title: "Receive", main: "./receive.ts", type: kind } } };
  const workspace = await db.workspace.create({ data: { name: "Test", slug: uniqueName("slug") } });
  const component = await db.component.create({
    data: {
      name: "webhook",
      workspaceId: workspace.id,
      versions: { create: { version: "1.0.0", image: "none", descriptor } },
    },
    include: { versions: true },
  });
  const definition = {
    type: "ordinary",
    ...(webhook && { webhook }),
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive", fields: auth ? { auth } : {} },
        ...(withReplyStep ? [{ id: "step_2", command: "webhook:reply", fields: {} }] : []),
      ],
      edges: withReplyStep ? [{ source: "step_1", target: "step_2" }] : [],
    },
  };
  const flow = await db.flow.create({
    data: {
      workspaceId: workspace.id,
      name: "Test",
      state,
      activeVersion: 1,
      execId: "exec-1",
      versions: {
        create: {
          number: 1,
          definition: definition as object,
          components: { step_1: component.versions[0]?.id ?? "" },
        },
      },
    },
  });
  if (maxMessages) {
    const management = createManagement({ url: vhost.managementUrl, vhost: vhost.vhost });
    await management.putQueueLimits({ flowId: flow.id }, { messages: maxMessages, bytes: 200 * 1_048_576 });
  }
  if (hasQueues) await createTestQueues(session, { flowId: flow.id });
  return flow.id;
}

export async function createTestQueues(session: Session, { flowId }: { flowId: string }): Promise<void> {
  await assertTopology(session, planCollectors({ queueType: "classic" }));
  const topology = planTopology({
    flowId,
    steps: [{ id: "step_1", predecessors: [] }],
    queueType: "quorum",
    deliveryLimit: 5,
  });
  await assertTopology(session, topology);
}

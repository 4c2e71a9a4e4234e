import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createMessageCipher,
  flowExchange,
  messageHeaders,
  openSession,
  type Publisher,
  readHeaders,
  routingKey,
  type Session,
} from "@millrace/broker";
import {
  closeDatabase,
  type Database,
  deriveFlowCipher,
  type MasterKey,
  openDatabase,
  readMasterKey,
} from "@millrace/db";
import { type DesiredState, type FlowDefinition, flowDefinitionSchema, parseStepCommand } from "@millrace/flow";
import { type Jobs, openJobs } from "@millrace/jobs";
import {
  createTestDatabase,
  createTestRedis,
  createTestVhost,
  type TestVhost,
  testDocker,
  waitFor,
} from "@millrace/testing";
import type Docker from "dockerode";
import { pino } from "pino";
import { type Env, readEnv } from "./env.ts";
import { type RunningRunner, startRunner } from "./start-runner.ts";
import { uuidV7 } from "./uuid-v7.ts";

/** A whole installation of its own for one test file: database, virtual host, Redis prefix, container labels, and runners. */
export interface TestPlatform extends AsyncDisposable {
  db: Database;
  jobs: Jobs;
  docker: Docker;
  vhost: TestVhost;
  session: Session;
  masterKey: MasterKey;
  prefix: string;
  workspaceId: string;
  /** The first one's step API is the one that steps call. `surroundings` stand in for the platform's own, a proxy's address say. */
  startRunner(surroundings?: Partial<Env>): Promise<RunningRunner>;
  /** Where the services are. */
  env: Env;
  /** Publishes a flow as its next version. `definition` as in a flow file. */
  publishFlow(flow: { id?: string; definition: unknown }): Promise<string>;
  /** Writes the wish, as the API would. */
  wish(flowId: string, desired: DesiredState, options?: { drainEndsAt?: Date }): Promise<void>;
  waitForState(flowId: string, state: string, timeoutMs?: number): Promise<void>;
  /** Wishes it, and waits until it is so. */
  bringTo(flowId: string, state: DesiredState, timeoutMs?: number): Promise<void>;
  /** Gathers what a step sends on: bodies, as they come. */
  gather(flowId: string, stepId: string): Promise<unknown[]>;
  /** Puts messages in front of the trigger, confirmed, each as an execution of its own. */
  send(flowId: string, options: { bodies: unknown[]; stepId?: string }): Promise<void>;
  containers(flowId: string): Promise<Docker.ContainerInfo[]>;
}

export async function createTestPlatform(): Promise<TestPlatform> {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await createTestDatabase());
  const vhost = stack.use(await createTestVhost());
  const redis = stack.use(await createTestRedis());
  const prefix = redis.keyPrefix.replaceAll("_", "-");
  const { docker } = stack.use(await testDocker({ labelPrefix: prefix }));
  const folder = mkdtempSync(join(tmpdir(), "millrace-runner-"));
  stack.defer(() => rmSync(folder, { recursive: true }));
  const keyFile = join(folder, "encryption.key");
  writeFileSync(keyFile, randomBytes(32).toString("base64"), { mode: 0o600 });
  const masterKey = readMasterKey(keyFile);
  const db = openDatabase({ url: database.url });
  stack.defer(() => closeDatabase(db));
  const jobs = openJobs({ url: redis.url, prefix });
  stack.defer(() => jobs.close());
  const session = await openSession({ url: vhost.url, name: "test" });
  stack.defer(() => session.close());
  const publisher = session.publisher();
  const workspace = await db.workspace.create({ data: { name: "Test", slug: prefix } });
  const runners = new Set<RunningRunner>();
  stack.defer(async () => {
    await Promise.all([...runners].map((runner) => runner.stop()));
  });
  // Below those the system hands out by itself.
  const stepApiPort = 20_000 + (randomBytes(2).readUInt16BE() % 12_000);
  const env = readEnv({
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    AMQP_URL: vhost.url,
    RABBITMQ_MANAGEMENT_URL: vhost.managementUrl,
    MILLRACE_ENCRYPTION_KEY_FILE: keyFile,
    MILLRACE_PREFIX: prefix,
    MILLRACE_STEP_API_PORT: String(stepApiPort),
    MILLRACE_STEP_API_URL_FOR_STEPS: `http://host.docker.internal:${stepApiPort}`,
    MILLRACE_SPARE_ROOMS: "0",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
  });

  const platform: TestPlatform = {
    db,
    jobs,
    docker,
    vhost,
    session,
    masterKey,
    prefix,
    workspaceId: workspace.id,
    env,
    startRunner: async (surroundings = {}) => {
      const isSecond = runners.size > 0;
      const own = { ...env, ...(isSecond && { MILLRACE_STEP_API_PORT: 0 }), ...surroundings };
      const runner = await startRunner({ env: own, log: pino({ level: env.LOG_LEVEL }) });
      const once: RunningRunner = {
        port: runner.port,
        stop: async () => {
          if (runners.delete(once)) await runner.stop();
        },
      };
      runners.add(once);
      return once;
    },
    publishFlow: ({ id, definition }) =>
      publishFlow(
        { db, docker },
        { workspaceId: workspace.id, id, definition: flowDefinitionSchema.parse(definition) },
      ),
    wish: async (flowId, desired, { drainEndsAt } = {}) => {
      const newest = await db.flowVersion.findFirst({ where: { flowId }, orderBy: { number: "desc" } });
      const desiredVersion = desired === "running" ? (newest?.number ?? null) : undefined;
      await db.flow.update({
        where: { id: flowId },
        data: {
          desired,
          desiredAt: new Date(),
          desiredBy: "tester",
          drainEndsAt: drainEndsAt ?? null,
          ...(desiredVersion === undefined ? {} : { desiredVersion }),
        },
      });
      await jobs.tell("reconcile", { flowId });
    },
    waitForState: async (flowId, state, timeoutMs = 45_000) => {
      const reached = async () => (await db.flow.findUnique({ where: { id: flowId } }))?.state === state;
      await waitFor(reached, { what: `flow to be ${state}`, timeoutMs });
    },
    bringTo: async (flowId, state, timeoutMs) => {
      await platform.wish(flowId, state);
      await platform.waitForState(flowId, state, timeoutMs);
    },
    send: (flowId, options) => send({ publisher, masterKey }, { flowId, workspaceId: workspace.id, ...options }),
    gather: (flowId, stepId) => gather({ session, masterKey }, { flowId, stepId }),
    containers: (flowId) =>
      docker.listContainers({
        all: true,
        filters: { label: [`millrace.flow=${flowId}`, `millrace.installation=${prefix}`] },
      }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
  return platform;
}

async function publishFlow(
  { db, docker }: { db: Database; docker: Docker },
  { workspaceId, id, definition }: { workspaceId: string; id: string | undefined; definition: FlowDefinition },
): Promise<string> {
  const components: Record<string, string> = {};
  for (const node of definition.graph.nodes) {
    const name = parseStepCommand(node.command)?.component ?? "";
    components[node.id] = await registerComponent({ db, docker }, name);
  }
  const flow = id ? { id } : await db.flow.create({ data: { workspaceId, name: `flow ${randomUUID()}` } });
  const newest = await db.flowVersion.findFirst({ where: { flowId: flow.id }, orderBy: { number: "desc" } });
  const number = (newest?.number ?? 0) + 1;
  const stored: object = JSON.parse(JSON.stringify(definition));
  await db.flowVersion.create({ data: { flowId: flow.id, number, definition: stored, components } });
  return flow.id;
}

/** A built-in component with the newest image of it on this machine. */
async function registerComponent({ db, docker }: { db: Database; docker: Docker }, name: string): Promise<string> {
  const existing = await db.componentVersion.findFirst({ where: { component: { name } } });
  if (existing) return existing.id;
  const images = await docker.listImages();
  const matching = images
    .filter(({ RepoTags }) => RepoTags?.some((tag) => tag.includes(`/component-${name}:`)))
    .sort((a, b) => b.Created - a.Created);
  const image = matching[0]?.RepoTags?.[0];
  if (!image) throw new Error(`There is no image of component ${name}: run "npm run up" first`);
  const path = join(import.meta.dirname, "../../../packages/components/src", name, "component.json");
  const version = await db.componentVersion.create({
    data: {
      version: "1.0.0",
      image,
      descriptor: JSON.parse(readFileSync(path, "utf8")),
      component: { create: { name } },
    },
  });
  return version.id;
}

async function send(
  { publisher, masterKey }: { publisher: Publisher; masterKey: MasterKey },
  place: { flowId: string; workspaceId: string; bodies: unknown[]; stepId?: string },
): Promise<void> {
  const { flowId, workspaceId, bodies, stepId = "step_1" } = place;
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey, flowId }));
  const sender = { execId: "test", taskId: flowId, workspaceId, userId: "tester" };
  const publishing = bodies.map((body) => {
    const id = randomUUID();
    return publisher.publish({
      exchange: flowExchange(flowId),
      routingKey: routingKey({ flowId, stepId, kind: "input" }),
      content: cipher.seal({ id, body, headers: {} }),
      headers: messageHeaders(sender, { messageId: id, threadId: uuidV7(Date.now()) }),
      mandatory: true,
    });
  });
  await Promise.all(publishing);
}

async function gather(
  { session, masterKey }: { session: Session; masterKey: MasterKey },
  { flowId, stepId }: { flowId: string; stepId: string },
): Promise<unknown[]> {
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey, flowId }));
  const queue = `gather-${flowId}-${stepId}`;
  const bodies: unknown[] = [];
  await session.withChannel(async (channel) => {
    await channel.assertQueue(queue, { durable: true });
    await channel.bindQueue(queue, flowExchange(flowId), routingKey({ flowId, stepId, kind: "data" }));
  });
  await session.consume({
    queue,
    prefetch: 100,
    onMessage: (delivery) => {
      const message = cipher.open(delivery.content, readHeaders(delivery.headers).protocolVersion);
      bodies.push(typeof message === "object" && message !== null && "body" in message ? message.body : message);
      delivery.ack();
    },
  });
  return bodies;
}

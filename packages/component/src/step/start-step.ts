import {
  type Consumer,
  createMessageCipher,
  type Delivery,
  openSession,
  type SenderHeaders,
  type Session,
} from "@millrace/broker";
import type { Component } from "../component.ts";
import { additionalHeaders, type Environment, readEnvironment, type StepEnvironment } from "../environment.ts";
import { createLogger, type Logger } from "../logger.ts";
import { AccessKeeper } from "./access-keeper.ts";
import { findFunction } from "./find-function.ts";
import { createInputMapping } from "./input-mapping.ts";
import type { MessageRun } from "./message-run.ts";
import { processMessage } from "./process-message.ts";
import { RedeliveryGuard } from "./redelivery-guard.ts";
import { reportStartError } from "./report-error.ts";
import { SnapshotKeeper } from "./snapshot-keeper.ts";
import { createStepApi, type StepApi, type StepDescription } from "./step-api.ts";
import type { StepRuntime } from "./step-runtime.ts";
import { fetchBodies } from "./stored-bodies.ts";
import { TraceCollector } from "./trace-collector.ts";

export interface StepOptions {
  component: Component;
  /** `process.env`, or a stand-in. */
  variables: Record<string, string | undefined>;
  /** Gets every log line. */
  write: (line: string) => void;
  threshold: number;
  /** Aborting gives up starting. */
  signal: AbortSignal;
}

export interface RunningStep {
  /** Takes no more messages, finishes those in hand (at most `DRAIN_TIMEOUT_MS`), sends the last traces, disconnects. */
  stop(): Promise<void>;
}

/** The order of a step's life (component contract §2): connect, ask for the settings, hooks, consume. */
export async function startStep(options: StepOptions): Promise<RunningStep> {
  const environment = readEnvironment(options.variables);
  const log = createLogger({ ids: logIds(environment), threshold: options.threshold, write: options.write });
  const api = createStepApi(environment, options.signal);
  // Asked for while the broker shakes hands. Its failure is looked at once we can report it.
  const asking = api.describeStep().then(
    (description) => ({ description }),
    (failure: unknown) => ({ failure }),
  );
  const sessions = await openSessions(environment, { log, signal: options.signal });
  const publisher = sessions.write.publisher({ exchange: environment.PUBLISH_MESSAGES_TO, retry: "forever" });
  const sender = senderHeaders(environment, options.variables);
  const cipher = createMessageCipher({
    password: environment.MESSAGE_CRYPTO_PASSWORD,
    iv: environment.MESSAGE_CRYPTO_IV,
  });
  const keys = {
    data: environment.DATA_ROUTING_KEY,
    error: environment.ERROR_ROUTING_KEY,
    rebound: environment.REBOUND_ROUTING_KEY,
  };
  try {
    const answer = await asking;
    if ("failure" in answer) throw answer.failure;
    const wire = { environment, sessions, publisher, sender, cipher, keys, log };
    return await consume(options, { ...wire, api, description: answer.description });
  } catch (error) {
    await reportStartError({ publisher, sender, cipher, keys }, error).catch((cause: unknown) =>
      log.warn({ err: cause }, "could not report why the step does not start"),
    );
    await closeSessions(sessions);
    throw error;
  }
}

interface Wire extends Pick<StepRuntime, "publisher" | "sender" | "cipher" | "keys"> {
  environment: Environment;
  sessions: Sessions;
  log: Logger;
  api: StepApi;
  description: StepDescription;
}

async function consume(options: StepOptions, wire: Wire): Promise<RunningStep> {
  const { environment, description, log, sessions } = wire;
  const fn = findFunction(options.component, environment.FUNCTION);
  const runtime = createRuntime(options, wire);
  if (environment.STARTUP_REQUIRED && fn.startup) {
    await wire.api.saveStartupState(await fn.startup(description.config));
  }
  await fn.init?.(description.config, { log, signal: options.signal });
  const live = new Set<MessageRun>();
  const prefetch = prefetchOf(options.component, environment);
  const consumer = await sessions.read.consume({
    queue: environment.LISTEN_MESSAGES_ON,
    prefetch,
    onMessage: createMessageHandler(runtime, { live, log }),
  });
  log.info({ prefetch }, "Fully initialized and waiting for messages");
  return { stop: () => stop({ consumer, runtime, live, sessions, log, drainMs: environment.DRAIN_TIMEOUT_MS }) };
}

/** Two ticks of a poll at once would read the same rows from the same snapshot. */
function prefetchOf({ descriptor }: Component, environment: Environment): number {
  const isPoll = descriptor.triggers?.[environment.FUNCTION]?.type === "polling";
  return isPoll ? 1 : environment.RABBITMQ_PREFETCH_SAILOR;
}

function createMessageHandler(runtime: StepRuntime, { live, log }: { live: Set<MessageRun>; log: Logger }) {
  const guard = new RedeliveryGuard();
  return (delivery: Delivery): void => {
    const messageId = delivery.headers.messageId;
    const id = typeof messageId === "string" ? messageId : undefined;
    const earlier = id === undefined ? undefined : guard.earlierVerdict(id, delivery);
    const verdict = earlier ?? processMessage(runtime, delivery, live);
    if (id !== undefined) guard.hold(id, { delivery, verdict });
    verdict.then(
      (outcome) => (outcome === "ack" ? delivery.ack() : delivery.reject({ requeue: false })),
      (error: unknown) => {
        // Only when the process is ending: the message is still in its queue.
        log.error({ err: error }, "a message is given back to its queue");
        delivery.reject({ requeue: true });
      },
    );
  };
}

interface Stopping {
  consumer: Consumer;
  runtime: StepRuntime;
  live: Set<MessageRun>;
  sessions: Sessions;
  log: Logger;
  drainMs: number;
}

async function stop({ consumer, runtime, live, sessions, log, drainMs }: Stopping): Promise<void> {
  await consumer.cancel();
  const deadline = Promise.withResolvers<"late">();
  const timer = setTimeout(() => deadline.resolve("late"), drainMs);
  const drained = await Promise.race([consumer.drain(), deadline.promise]);
  clearTimeout(timer);
  if (drained === "late") {
    log.warn({ messages: live.size }, "stopping with messages in hand: they stay in the queue");
    for (const run of live) run.abort(new Error("The step is stopping"));
  }
  runtime.traces.flush();
  await closeSessions(sessions);
}

function createRuntime(options: StepOptions, wire: Wire): StepRuntime {
  const { environment, description, publisher, sender, cipher, keys, sessions, api, log } = wire;
  const store = { uri: environment.OBJECT_STORAGE_URI, token: environment.OBJECT_STORAGE_TOKEN };
  const { FLOW_ID: flowId, STEP_ID: stepId, EXEC_ID: execId, CONTAINER_ID: containerId } = environment;
  return {
    stepId,
    fn: findFunction(options.component, environment.FUNCTION),
    cipher,
    publisher,
    sender,
    keys,
    mapping: createInputMapping(description),
    access: new AccessKeeper({ api, description, log }),
    snapshots: new SnapshotKeeper({
      publisher,
      sender,
      routingKey: environment.SNAPSHOT_ROUTING_KEY,
      initial: description.snapshot,
    }),
    traces: new TraceCollector({
      publisher: sessions.write.publisher({ exchange: environment.PUBLISH_MESSAGES_TO, confirm: false }),
      cipher,
      sender,
      routingKey: traceKey(environment),
      envelope: { flowId, stepId, execId, containerId },
      sampleIntervalMs: description.sampleIntervalMs,
    }),
    variables: description.variables,
    protocolVersion: environment.PROTOCOL_VERSION,
    persistent: environment.AMQP_PERSISTENT_MESSAGES,
    hasSuccessors: description.hasSuccessors,
    passthrough: passthroughStyle(environment, description),
    sizeLimit: environment.OUTGOING_MESSAGE_SIZE_LIMIT,
    rebounds: { initialMs: environment.REBOUND_INITIAL_EXPIRATION, limit: environment.REBOUND_LIMIT },
    timeoutMs: environment.STEP_TIMEOUT_MS,
    sendsErrorReplies: !environment.NO_ERROR_REPLIES,
    handlesErrors: environment.INPUT_FORMAT === "error",
    fetchBodies: wantsBodies(options.component, environment.FUNCTION)
      ? (message) => fetchBodies({ ...store, cipher }, message)
      : undefined,
    store,
    log: { ids: logIds(environment), threshold: options.threshold, write: options.write },
  };
}

/** Its descriptor may say that it gets what was put aside by itself. */
function wantsBodies({ descriptor }: Component, name: string): boolean {
  return (descriptor.triggers?.[name] ?? descriptor.actions?.[name])?.autoResolveObjectReferences !== false;
}

function passthroughStyle(environment: Environment, description: StepDescription): StepRuntime["passthrough"] {
  if (!description.isPassthrough) return "none";
  return environment.NO_SELF_PASSTRHOUGH ? "predecessor" : "self";
}

/** Traces have no variable of their own in the contract: their key stands beside the data key. */
function traceKey(environment: Environment): string {
  return environment.DATA_ROUTING_KEY.replace(/[^.]*$/, "trace");
}

function senderHeaders(environment: Environment, variables: StepOptions["variables"]): SenderHeaders {
  return {
    execId: environment.EXEC_ID,
    taskId: environment.FLOW_ID,
    workspaceId: environment.WORKSPACE_ID,
    containerId: environment.CONTAINER_ID,
    userId: environment.USER_ID,
    stepId: environment.STEP_ID,
    compId: environment.COMP_ID,
    function: environment.FUNCTION,
    ...additionalHeaders(variables, environment.ADDITIONAL_VARS_FOR_HEADERS),
  };
}

function logIds(environment: StepEnvironment): Record<string, string> {
  return {
    name: "component",
    flowId: environment.FLOW_ID,
    stepId: environment.STEP_ID,
    execId: environment.EXEC_ID,
    containerId: environment.CONTAINER_ID,
  };
}

interface Sessions {
  read: Session;
  write: Session;
}

/** Two connections: a broker that blocks publishers must still hear our acknowledgements, or its queues never drain. */
async function openSessions(
  environment: Environment,
  { log, signal }: { log: Logger; signal: AbortSignal },
): Promise<Sessions> {
  const { AMQP_URI: url, CONTAINER_ID: id } = environment;
  const open = (use: string) => openSession({ url, name: `${id}-${use}`, log, signal });
  const [read, write] = await Promise.all([open("read"), open("write")]);
  return { read, write };
}

async function closeSessions({ read, write }: Sessions): Promise<void> {
  await Promise.all([read.close(), write.close()]);
}

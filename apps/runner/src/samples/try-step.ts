import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  assertTopology,
  createMessageCipher,
  deleteTopology,
  flowExchange,
  messageHeaders,
  type Publisher,
  routingKey,
  stepQueue,
} from "@millrace/broker";
import {
  deriveFlowCipher,
  isSampleRunWanted,
  loadComponentVersion,
  loadMapper,
  noteSampleOutcome,
  type SampleRequest,
  type SampleRunRow,
  type StepComponent,
} from "@millrace/db";
import {
  DomainError,
  type FlowDefinition,
  flowDefinitionSchema,
  parseStepCommand,
  type SampleOutcome,
} from "@millrace/flow";
import type { ContainerEnd } from "../engine/container-engine.ts";
import { parseLine } from "../logs/parse-line.ts";
import type { TokenRenewals } from "../oauth/token-renewals.ts";
import { mappedEdges, mapperStepId } from "../reconciler/plan/mapper-step.ts";
import type { Runner } from "../runner.ts";
import { describeMapper, describeNode } from "../step-api/describe-step.ts";
import { uuidV7 } from "../uuid-v7.ts";
import { collectOutputs, type Outputs } from "./collect-outputs.ts";
import { readResult, type TrialResult } from "./read-result.ts";
import type { SampleDesk, TrialLogin } from "./sample-desk.ts";
import { planTrial, trialFlowId } from "./sample-flow.ts";
import { trialContainer, trialUser } from "./trial-container.ts";

export interface TrialServices {
  runner: Runner;
  publisher: Publisher;
  renewals: TokenRenewals;
  desk: SampleDesk;
}

type Run = SampleRunRow & { request: SampleRequest };

/** Messages, an error, perhaps after messages, or neither when it was given up. */
interface Tried {
  outputs: Outputs;
  error?: NonNullable<SampleOutcome["error"]>;
  logs: SampleOutcome["logs"];
}

const lookMs = 500;
const keptLogLines = 200;
/** What a container said last may still be on its way when it has already ended. */
const lateResultMs = 500;
/** A component may send after it has acknowledged (component contract §0.9). */
const lateEmitMs = 2_000;

/**
 * Sends one message through a step (component contract §6), in a world of its own: the flow's queues, its snapshot and its statistics
 * never hear of it. Whatever happens, all that was made for it is taken away again.
 */
export async function tryStep(services: TrialServices, run: Run): Promise<Tried> {
  const { runner } = services;
  const { workspaceId, componentVersionId } = run.request;
  const definition = flowDefinitionSchema.parse(run.request.definition);
  const component = await loadComponentVersion(runner.db, { id: componentVersionId, workspaceId });
  if (!component) throw new DomainError("not_found", "The component is not installed in this workspace.");
  const subject = { run, definition, component };
  const parts = [await triedPart(services, subject), ...(await mapperParts(services, subject))];
  try {
    return await inOwnWorld(services, { run, definition, parts });
  } finally {
    for (const { login } of parts) login.close();
  }
}

interface Subject {
  run: Run;
  definition: FlowDefinition;
  component: StepComponent;
}

/** A container of a trial: the tried step's, or the mapper's in front of it. */
interface Part {
  stepId: string;
  component: StepComponent;
  function: string;
  login: TrialLogin;
}

async function triedPart(
  { runner, desk, renewals }: TrialServices,
  { run, definition, component }: Subject,
): Promise<Part> {
  const { stepId, flowId } = run;
  const { workspaceId } = run.request;
  const place = { workspaceId, definition, stepId, component, snapshot: {} };
  const described = await describeNode({ ...runner, renewals }, place);
  const node = definition.graph.nodes.find(({ id }) => id === stepId);
  const login = desk.open(run.id, {
    flowId,
    stepId,
    workspaceId,
    credentialId: node?.credential,
    // Nobody comes after it, and yet its output is what this is about.
    description: { ...described, millrace: { ...noMillrace, ...described.millrace, hasSuccessors: true } },
  });
  return { stepId, component, function: parseStepCommand(node?.command ?? "")?.function ?? "", login };
}

const noMillrace = { inputs: [], expressions: {}, traces: { sampleIntervalMs: 1_000 } };

/** As in the running flow, a step with a runtime of its own has condition and mapping of its connection evaluated in front of it. */
async function mapperParts({ runner, desk }: TrialServices, { run, definition, component }: Subject): Promise<Part[]> {
  const { stepId, flowId, request } = run;
  const edges = mappedEdges({ definition, components: new Map([[stepId, component]]) }).filter(
    ({ source, target }) => source === request.source && target === stepId,
  );
  if (edges.length === 0) return [];
  const mapper = await loadMapper(runner.db);
  if (!mapper) throw new DomainError("not_found", 'The platform\'s mapper is not installed. Run "npm run up".');
  const login = desk.open(run.id, {
    flowId,
    stepId: mapperStepId,
    workspaceId: request.workspaceId,
    credentialId: undefined,
    description: describeMapper(trialFlowId(run.id), { edges, variables: definition.variables }),
  });
  return [{ stepId: mapperStepId, component: mapper, function: "map", login }];
}

interface Trial {
  run: Run;
  definition: FlowDefinition;
  /** The tried step first; the message begins at the last one. */
  parts: readonly Part[];
}

async function inOwnWorld(services: TrialServices, { run, definition, parts }: Trial): Promise<Tried> {
  const { runner, publisher } = services;
  const timeLimitMs = run.deadlineAt.getTime() - Date.now();
  const { session, management, engine, masterKey } = runner;
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey, flowId: trialFlowId(run.id) }));
  const world = planTrial({ runId: run.id, stepIds: parts.map(({ stepId }) => stepId) });
  const over = new AbortController();
  const stack = new AsyncDisposableStack();
  try {
    // Users go last: by their names a runner that comes after finds what is left of a trial.
    for (const { stepId } of parts) {
      const user = trialUser(runner, { runId: run.id, stepId });
      stack.defer(() => management.deleteUser(user.name));
      await management.putStepUser(user);
    }
    stack.defer(() => deleteTopology(session, world));
    await assertTopology(session, world);
    const collector = stack.use(collectOutputs());
    const consumer = await session.consume({
      queue: world.results,
      prefetch: 10,
      onMessage: (delivery) => {
        delivery.ack();
        try {
          const read = readResult(cipher, delivery);
          if (read) collector.take(read);
        } catch (error) {
          collector.take({
            kind: "error",
            error: { name: "Unreadable", message: `The step sent what is no message: ${error}` },
          });
        }
      },
    });
    stack.defer(() => consumer.close());
    const stepId = parts.at(-1)?.stepId ?? run.stepId;
    await publisher.publish(inputMessage(run, { stepId, content: cipher.seal(run.request.message ?? { body: {} }) }));
    const ids: string[] = [];
    for (const part of parts) {
      const { id } = await engine.start(trialContainer(runner, { ...part, run, definition, timeLimitMs }));
      stack.defer(() => engine.remove(id, { graceMs: 0 }));
      ids.push(id);
    }
    const [id = ""] = ids;
    const deadline = AbortSignal.timeout(timeLimitMs);
    const watch = { id, run, result: collector.said, signal: over.signal, deadline };
    const came = await Promise.race([
      collector.said,
      ...ids.map((each) => afterEnd(runner, { ...watch, id: each })),
      afterSilence(runner, watch),
      afterTime(watch, timeLimitMs),
      whenGivenUp(runner, watch),
      whenRunnerEnds(runner, watch),
    ]);
    return { ...toTried(came, collector.outputs), logs: await readLogs(runner, id) };
  } finally {
    over.abort();
    await stack.disposeAsync();
  }
}

function inputMessage({ id, request }: Run, { stepId, content }: { stepId: string; content: Buffer }) {
  const flowId = trialFlowId(id);
  const threadId = uuidV7(Date.now());
  const sender = {
    execId: flowId,
    taskId: flowId,
    workspaceId: request.workspaceId,
    userId: "millrace",
    ...(request.source !== undefined && { stepId: request.source }),
  };
  const meta = { "x-eio-meta-trace-id": threadId };
  return {
    exchange: flowExchange(flowId),
    routingKey: routingKey({ flowId, stepId, kind: "input" }),
    content,
    headers: messageHeaders(sender, { messageId: randomUUID(), threadId, start: Date.now(), protocolVersion: 1, meta }),
    mandatory: true,
    timeoutMs: 10_000,
  };
}

type Came = TrialResult | { kind: "ended"; error: NonNullable<SampleOutcome["error"]> } | { kind: "given-up" };

function toTried(came: Came, outputs: Outputs): Omit<Tried, "logs"> {
  // What it put out counts, however its container, its time or the runner came to an end afterwards.
  const isEnough = outputs.messages.length > 0;
  switch (came.kind) {
    case "error":
      return { outputs, error: came.error };
    case "ended":
      return isEnough ? { outputs } : { outputs, error: came.error };
    case "nothing":
      return isEnough ? { outputs } : { outputs, error: { name: "NoOutput", message: nothingText(came.outcome) } };
    case "data":
    case "done":
      return { outputs };
    case "given-up":
      return { outputs: { messages: [], isMore: false } };
  }
}

function nothingText(outcome: string): string {
  return outcome === "filtered"
    ? "The condition of the connection does not hold for this input, so the step was not run. Change the input or the condition."
    : "The step worked, but put nothing out. Give it other input, or, for a trigger, make something new for it to find.";
}

interface Watch {
  id: string;
  run: Run;
  result: Promise<TrialResult>;
  /** Aborted when nobody watches any more. */
  signal: AbortSignal;
  deadline: AbortSignal;
}

const never = new Promise<never>(() => {});

/** A container that ends by itself has failed, unless it has said something first. */
async function afterEnd({ engine }: Runner, { id, result, signal }: Watch): Promise<Came> {
  const end = await engine.waitForEnd(id, signal).catch(() => "unknown" as const);
  if (end === "unknown") return never;
  return await Promise.race([result, pause(lateResultMs).then(() => endResult(end))]);
}

function endResult(end: ContainerEnd | undefined): Came {
  const code = end?.exitCode;
  const message = end?.outOfMemory
    ? "The step ran out of memory. Give it more under Advanced."
    : `The step's container ended with exit code ${code ?? "?"} before it had put anything out. Its last log lines say more.`;
  return { kind: "ended", error: { name: "ContainerEnded", message, ...(code !== undefined && { exitCode: code }) } };
}

/** Published components do not tell that they are done: their queue does, a moment late. */
async function afterSilence({ management }: Runner, { run, signal }: Watch): Promise<Came> {
  const queue = stepQueue({ flowId: trialFlowId(run.id), stepId: run.stepId, kind: "messages" });
  let quietSince: number | undefined;
  for (;;) {
    if (!(await rest(lookMs * 2, signal))) return never;
    const [facts] = await management.listQueues(queue, signal).catch(() => []);
    const isDone = facts !== undefined && facts.acknowledged > 0 && facts.ready + facts.unacked === 0;
    if (!isDone) quietSince = undefined;
    else quietSince ??= Date.now();
    if (quietSince !== undefined && Date.now() - quietSince >= lateEmitMs)
      return { kind: "nothing", outcome: "processed" };
  }
}

async function afterTime({ deadline, signal }: Watch, timeLimitMs: number): Promise<Came> {
  await new Promise((resolve) => deadline.addEventListener("abort", resolve, { once: true, signal }));
  const message = `The step put nothing out within ${Math.ceil(timeLimitMs / 1000)} s.`;
  return { kind: "ended", error: { name: "TimedOut", message } };
}

/** Shows the log as it grows, and sees whether somebody gave the trial up. */
async function whenGivenUp(runner: Runner, { id, run, signal }: Watch): Promise<Came> {
  const { db, masterKey } = runner;
  let shown = 0;
  for (;;) {
    if (!(await rest(lookMs, signal))) return never;
    if (!(await isSampleRunWanted(db, { id: run.id }))) return { kind: "given-up" };
    const logs = await readLogs(runner, id);
    if (logs.length === shown || signal.aborted) continue;
    shown = logs.length;
    await noteSampleOutcome(db, { id: run.id, flowId: run.flowId, outcome: { phase: "running", logs }, masterKey });
  }
}

async function whenRunnerEnds(runner: Runner, { signal }: Watch): Promise<Came> {
  if (!runner.signal.aborted) {
    await new Promise((resolve) => runner.signal.addEventListener("abort", resolve, { once: true, signal }));
  }
  return { kind: "ended", error: { name: "RunnerEnded", message: "The runner was restarted meanwhile. Try again." } };
}

/** @returns false when nobody waits any more. */
async function rest(ms: number, signal: AbortSignal): Promise<boolean> {
  return await pause(ms, true, { signal }).catch(() => false);
}

async function readLogs({ engine }: Runner, id: string): Promise<SampleOutcome["logs"]> {
  const lines = await engine.logs(id, { tail: keptLogLines });
  return lines.map((line) => ({ at: line.at, ...parseLine(line) }));
}

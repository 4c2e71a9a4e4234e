import { randomUUID } from "node:crypto";
import {
  assertTopology,
  createMessageCipher,
  type Delivery,
  deleteTopology,
  flowExchange,
  type MessageCipher,
  messageHeaders,
  type Publisher,
  routingKey,
} from "@millrace/broker";
import { deriveFlowCipher } from "@millrace/db";
import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import type { TokenRenewals } from "../oauth/token-renewals.ts";
import type { Runner } from "../runner.ts";
import { uuidV7 } from "../uuid-v7.ts";
import { collectOutputs } from "./collect-outputs.ts";
import { readResult, type TrialResult } from "./read-result.ts";
import type { SampleDesk } from "./sample-desk.ts";
import { planTrial, trialFlowId } from "./sample-flow.ts";
import { trialContainer, trialUser } from "./trial-container.ts";
import { waitForEnding } from "./trial-ending.ts";
import { readTrialLogs } from "./trial-logs.ts";
import { type Tried, toTried } from "./trial-outcome.ts";
import { type Part, type Run, trialParts } from "./trial-parts.ts";

export interface TrialServices {
  runner: Runner;
  publisher: Publisher;
  renewals: TokenRenewals;
  desk: SampleDesk;
}

/**
 * Sends one message through a step (component contract §6), in a world of its own: the flow's queues, its snapshot and its statistics
 * never hear of it. Whatever happens, all that was made for it is taken away again.
 */
export async function tryStep(services: TrialServices, run: Run): Promise<Tried> {
  const definition = flowDefinitionSchema.parse(run.request.definition);
  const parts = await trialParts(services, { run, definition });
  try {
    return await inOwnWorld(services, { run, definition, parts });
  } finally {
    for (const { login } of parts) login.close();
  }
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
    const collector = stack.use(collectOutputs({ emitsLate: parts[0]?.component.runtime === "sailor" }));
    const consumer = await session.consume({
      queue: world.results,
      prefetch: 10,
      onMessage: (delivery) => {
        delivery.ack();
        const read = readTold(cipher, delivery);
        if (read) collector.take(read);
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
    const came = await waitForEnding(runner, { run, ids, result: collector.said, signal: over.signal, timeLimitMs });
    return { ...toTried(came, collector.outputs), logs: await readTrialLogs(runner, ids[0] ?? "") };
  } finally {
    over.abort();
    await stack.disposeAsync();
  }
}

/** What a step sent that cannot be read is its error. */
function readTold(cipher: MessageCipher, delivery: Delivery): TrialResult | undefined {
  try {
    return readResult(cipher, delivery);
  } catch (error) {
    return { kind: "error", error: { name: "Unreadable", message: `The step sent what is no message: ${error}` } };
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

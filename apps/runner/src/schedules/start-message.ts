import { randomUUID } from "node:crypto";
import { createMessageCipher, flowExchange, messageHeaders, type Publisher, routingKey } from "@millrace/broker";
import { deriveFlowCipher, findRunnerFlow, loadFlowVersion, type MasterKey, type RunnerFlow } from "@millrace/db";
import { acceptsMessages, DomainError, rootNodes, stateLabel } from "@millrace/flow";
import type { Runner } from "../runner.ts";
import { uuidV7 } from "../uuid-v7.ts";

interface Sender {
  runner: Pick<Runner, "db" | "masterKey">;
  publisher: Publisher;
}

const confirmTimeoutMs = 10_000;

/** A flow that takes messages, with the id of its trigger. Throws `wrong_state`, `not_found`. */
export async function findTrigger(
  { db }: Pick<Runner, "db">,
  flowId: string,
): Promise<{ flow: RunnerFlow; triggerId: string }> {
  const flow = await findRunnerFlow(db, { flowId });
  if (!flow) throw new DomainError("not_found", "The flow is gone");
  if (!acceptsMessages(flow.state) || flow.activeVersion === undefined) {
    throw new DomainError("wrong_state", `"${flow.name}" is ${stateLabel(flow.state)}: start it first.`);
  }
  const loaded = await loadFlowVersion(db, { flowId, version: flow.activeVersion });
  const [trigger] = loaded ? rootNodes(loaded.definition.graph) : [];
  if (!trigger) throw new DomainError("not_found", `Version ${flow.activeVersion} of "${flow.name}" has no trigger`);
  return { flow, triggerId: trigger.id };
}

/** Puts the scheduler's empty message (component contract §4.9) into the trigger's queue, confirmed. */
export async function sendStartMessage(
  { runner, publisher }: Sender,
  { flow, triggerId }: { flow: RunnerFlow; triggerId: string },
): Promise<{ messageId: string }> {
  const scheduledFor = new Date().toISOString();
  const messageId = randomUUID();
  const threadId = uuidV7(Date.now());
  const message = { id: messageId, attachments: {}, body: {}, headers: {}, metadata: { scheduledFor } };
  await publisher.publish({
    exchange: flowExchange(flow.id),
    routingKey: routingKey({ flowId: flow.id, stepId: triggerId, kind: "input" }),
    content: flowCipher(runner.masterKey, flow.id).seal(message),
    headers: messageHeaders(
      {
        execId: flow.execId ?? "",
        taskId: flow.id,
        workspaceId: flow.workspaceId,
        userId: flow.desiredBy ?? "millrace",
      },
      { messageId, threadId, start: Date.now(), meta: { "x-eio-meta-trace-id": threadId } },
    ),
    mandatory: true,
    timeoutMs: confirmTimeoutMs,
  });
  return { messageId };
}

function flowCipher(masterKey: MasterKey, flowId: string) {
  return createMessageCipher(deriveFlowCipher({ masterKey, flowId }));
}

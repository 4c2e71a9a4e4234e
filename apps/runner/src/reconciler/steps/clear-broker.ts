import { deleteTopology, flowExchange, parseName, queueDepth, stepUserName } from "@millrace/broker";
import { reopenQuarantined } from "@millrace/db";
import type { Runner } from "../../runner.ts";
import type { Hands } from "../hands.ts";

/** Takes queues, exchange and users away, and remembers how many messages went with them. */
export async function clearBroker({ runner, flow, memory }: Hands): Promise<void> {
  const droppedMessages = await removeFlowFromBroker(runner, flow.id);
  await reopenQuarantined(runner.db, { flowId: flow.id });
  memory.cleared(flow, droppedMessages);
}

/** Takes away everything of a flow that is in the broker. @returns the messages that were still to be worked on. */
export async function removeFlowFromBroker(runner: Runner, flowId: string): Promise<number> {
  const { session, management, settings, signal } = runner;
  const queues = (await management.listQueues(`flow-${flowId}:`, signal)).map(({ name }) => name);
  const waiting = queues.filter((name) => parseName(name)?.kind !== "quarantine");
  const depths = await Promise.all(waiting.map((name) => queueDepth(session, name)));
  await deleteTopology(session, {
    exchanges: [{ name: flowExchange(flowId), type: "topic" }],
    queues: queues.map((name) => ({ name, arguments: {} })),
    bindings: [],
  });
  await management.deleteQueueLimits({ flowId, prefix: settings.prefix }, signal);
  const users = await management.listUsers(stepUserName({ flowId, stepId: "", prefix: settings.prefix }), signal);
  await Promise.all(users.map((name) => management.deleteUser(name, signal)));
  return depths.reduce((sum, depth) => sum + (depth?.ready ?? 0), 0);
}

import { flowExchange, type QueuePlan, routingKey, stepQueue, type Topology } from "@millrace/broker";

/** Begins the names of everything a trial has in the broker, where ids of flows stand otherwise. A user's name is read up to its first dash. */
const prefix = "trial";

/** What a trial is called where a flow's id would stand. */
export function trialFlowId(runId: string): string {
  return `${prefix}${runId}`;
}

/** The trial that is called so; undefined for a flow. */
export function trialOf(flowId: string): string | undefined {
  return new RegExp(`^${prefix}([0-9a-f]{24})$`).exec(flowId)?.[1];
}

/** Queues of a runner that died go by themselves once nobody is connected to them. Milliseconds. */
const unusedMs = 180_000;

/** A step's world of its own: its queue, its exchange, and one queue for everything it says. */
export function planTrial({ runId, stepId }: { runId: string; stepId: string }): Topology & { results: string } {
  const flowId = trialFlowId(runId);
  const messages = stepQueue({ flowId, stepId, kind: "messages" });
  const results = `${flowExchange(flowId)}:${stepId}:results`;
  const exchange = flowExchange(flowId);
  return {
    exchanges: [{ name: exchange, type: "topic" }],
    queues: [queue(messages), queue(results)],
    bindings: [
      { queue: messages, exchange, routingKey: routingKey({ flowId, stepId, kind: "input" }) },
      // Whatever key it chooses: a reply, say, goes to one that came with the message.
      { queue: results, exchange, routingKey: "#" },
    ],
    results,
  };
}

function queue(name: string): QueuePlan {
  return { name, arguments: { "x-queue-type": "classic", "x-expires": unusedMs } };
}

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

interface Trial extends Topology {
  results: string;
}

/** Queues of a runner that died go by themselves once nobody is connected to them. Milliseconds. */
const unusedMs = 180_000;

/** A step's world of its own: an exchange, the queues of the steps in it (the first is the tried one), and one for everything they say. */
export function planTrial({ runId, stepIds }: { runId: string; stepIds: readonly string[] }): Trial {
  const flowId = trialFlowId(runId);
  const exchange = flowExchange(flowId);
  const results = `${exchange}:${stepIds[0]}:results`;
  const inputs = stepIds.map((stepId) => ({
    queue: stepQueue({ flowId, stepId, kind: "messages" }),
    exchange,
    routingKey: routingKey({ flowId, stepId, kind: "input" }),
  }));
  return {
    exchanges: [{ name: exchange, type: "topic" }],
    queues: [...inputs.map((input) => queue(input.queue)), queue(results)],
    bindings: [
      ...inputs,
      // Whatever key it chooses: a reply, say, goes to one that came with the message.
      { queue: results, exchange, routingKey: "#" },
    ],
    results,
  };
}

function queue(name: string): QueuePlan {
  return { name, arguments: { "x-queue-type": "classic", "x-expires": unusedMs } };
}

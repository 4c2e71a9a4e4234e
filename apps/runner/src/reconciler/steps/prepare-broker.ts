import { assertTopology, planTopology, stepUserName, type Topology } from "@millrace/broker";
import { deliveryLimit } from "@millrace/flow";
import type { Hands } from "../hands.ts";
import type { WantedFlow } from "../plan/wanted-flow.ts";
import { stepBrokerPassword } from "../step-secrets.ts";
import { removeEdges } from "./remove-edges.ts";

/**
 * Exchange, queues, bindings and one user per step. Bindings of edges that are gone are taken away, so that the queues of steps
 * that are gone run dry; what such a step still sends reaches the steps it fed.
 */
export async function prepareBroker({ runner, flow, observed, memory }: Hands): Promise<void> {
  const { wanted } = observed;
  if (!wanted || "problem" in wanted) return;
  const { session, management, settings, log, signal } = runner;
  const topology = planTopology({
    flowId: flow.id,
    steps: wanted.steps,
    queueType: settings.queueType,
    deliveryLimit,
    prefix: settings.prefix,
  });
  // Before the queues, lest one take messages without a limit.
  await management.putQueueLimits({ flowId: flow.id, prefix: settings.prefix }, wanted.limits, signal);
  const users = putUsers({ runner, flow }, wanted);
  const [{ differing }] = await Promise.all([assertTopology(session, topology), users]);
  if (differing.length > 0) log.warn({ flowId: flow.id, queues: differing }, "queues keep their older arguments");
  await removeObsoleteBindings({ runner, flow }, { steps: wanted.steps, topology });
  memory.prepared(flow, { wanted, at: Date.now() });
}

async function putUsers({ runner, flow }: Pick<Hands, "runner" | "flow">, { steps }: WantedFlow): Promise<void> {
  const { management, masterKey, settings, signal } = runner;
  await Promise.all(
    steps.map(async ({ id: stepId }) => {
      const ids = { flowId: flow.id, stepId };
      const name = stepUserName({ ...ids, prefix: settings.prefix });
      await management.putStepUser({ ...ids, name, password: stepBrokerPassword(masterKey, ids) }, signal);
    }),
  );
}

async function removeObsoleteBindings(
  { runner, flow }: Pick<Hands, "runner" | "flow">,
  { steps, topology }: { steps: WantedFlow["steps"]; topology: Topology },
): Promise<void> {
  const known = new Set(steps.map(({ id }) => id));
  const wanted = new Set(topology.bindings.map(bindingKey));
  await removeEdges(runner, {
    flowId: flow.id,
    isObsolete: (edge) => known.has(edge.source) && !wanted.has(bindingKey(edge)),
  });
}

function bindingKey({ queue, routingKey }: { queue: string; routingKey: string }): string {
  return `${queue} ${routingKey}`;
}

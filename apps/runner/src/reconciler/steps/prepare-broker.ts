import { assertTopology, flowExchange, parseName, planTopology, removeBindings, stepUserName } from "@millrace/broker";
import { DomainError, deliveryLimit } from "@millrace/flow";
import type { Hands } from "../execute.ts";
import { stepBrokerPassword } from "../step-secrets.ts";
import type { WantedFlow } from "../wanted-flow.ts";

/** Exchange, queues, bindings and one user per step. Bindings of edges that are gone are taken away, so their queues run dry. */
export async function prepareBroker({ runner, flow, observed, memory }: Hands): Promise<void> {
  const { wanted } = observed;
  if (!wanted || "problem" in wanted) return;
  const { session, settings, log } = runner;
  const topology = planTopology({
    flowId: flow.id,
    steps: wanted.steps,
    queueType: settings.queueType,
    limits: wanted.limits,
    deliveryLimit,
    prefix: settings.prefix,
  });
  const users = putUsers({ runner, flow }, wanted);
  const [{ differing }] = await Promise.all([assertTopology(session, topology), users]);
  if (differing.length > 0) log.warn({ flowId: flow.id, queues: differing }, "queues keep their older limits");
  await removeObsoleteBindings({ runner, flow }, new Set(topology.bindings.map(bindingKey)));
  memory.prepared(flow, Date.now());
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
  wanted: Set<string>,
): Promise<void> {
  const exchange = flowExchange(flow.id);
  const bound = await runner.management.listBindings(exchange, runner.signal);
  const obsolete = bound
    // Reply keys and the like are others' business; edges are ours.
    .filter(({ queue, routingKey }) => parseName(queue)?.flowId === flow.id && routingKey.endsWith(".data"))
    .map((binding) => ({ ...binding, exchange }))
    .filter((binding) => !wanted.has(bindingKey(binding)));
  if (obsolete.length === 0) return;
  try {
    await removeBindings(runner.session, obsolete);
  } catch (cause) {
    throw new DomainError("unavailable", `Edges of flow ${flow.id} that are gone could not be unbound`, { cause });
  }
}

function bindingKey({ queue, routingKey }: { queue: string; routingKey: string }): string {
  return `${queue} ${routingKey}`;
}

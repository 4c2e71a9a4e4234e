import {
  assertTopology,
  deleteUnsettledQueues,
  flowExchange,
  queueSettleMs,
  stepUserName,
  type Topology,
} from "@millrace/broker";
import type { Hands } from "../hands.ts";
import type { WantedFlow } from "../plan/wanted-flow.ts";
import { stepBrokerPassword } from "../step-secrets.ts";
import { flowTopology } from "./flow-topology.ts";
import { bindQueues } from "./open-queues.ts";

/**
 * Exchange, queues and one user per step. Queues that are new are bound later (`openQueues`), when the broker has written them down:
 * what is not bound takes no messages, so that it can be made anew if the broker dies before.
 */
export async function prepareBroker({ runner, flow, observed, memory }: Hands): Promise<void> {
  const { wanted } = observed;
  if (!wanted || "problem" in wanted) return;
  const { session, management, settings, log, signal } = runner;
  const connection = session.connectionCount;
  const topology = flowTopology(runner, { flowId: flow.id, wanted });
  // Before the queues, lest one take messages without a limit.
  await management.putQueueLimits({ flowId: flow.id, prefix: settings.prefix }, wanted.limits, signal);
  const users = putUsers({ runner, flow }, wanted);
  const [{ differing, hasNew }] = await Promise.all([declareQueues(runner, { flowId: flow.id, topology }), users]);
  if (differing.length > 0) log.warn({ flowId: flow.id, queues: differing }, "queues keep their older arguments");
  const at = Date.now();
  if (hasNew) {
    memory.prepared(flow, { wanted, at, opening: { at: at + queueSettleMs(settings.queueType), connection } });
    return;
  }
  await bindQueues(runner, { flowId: flow.id, wanted });
  memory.prepared(flow, { wanted, at });
}

async function declareQueues(
  { session, management, signal }: Hands["runner"],
  { flowId, topology }: { flowId: string; topology: Topology },
): Promise<{ differing: string[]; hasNew: boolean }> {
  const bound = new Set((await management.listBindings(flowExchange(flowId), signal)).map(({ queue }) => queue));
  const unbound = topology.queues.map(({ name }) => name).filter((name) => !bound.has(name));
  await deleteUnsettledQueues(session, unbound);
  const { differing } = await assertTopology(session, { ...topology, bindings: [] });
  return { differing, hasNew: unbound.length > 0 };
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

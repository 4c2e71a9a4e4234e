import { addBindings, assertSameConnection } from "@millrace/broker";
import type { Hands } from "../hands.ts";
import type { WantedFlow } from "../plan/wanted-flow.ts";
import { flowTopology } from "./flow-topology.ts";
import { removeEdges } from "./remove-edges.ts";

/** Lets messages into queues that are new and have settled; if they may not have, they are made anew. */
export async function openQueues({ runner, flow, observed, memory }: Hands): Promise<void> {
  const { wanted } = observed;
  if (!wanted || "problem" in wanted) return;
  const opening = memory.opening(flow, wanted);
  if (!opening) return;
  try {
    assertSameConnection(runner.session, opening.connection);
    await bindQueues(runner, { flowId: flow.id, wanted });
  } catch (error) {
    memory.unprepare(flow);
    throw error;
  }
  memory.opened(flow);
}

/**
 * Binds queues to what feeds them. Bindings of edges that are gone are taken away after that, so that at no moment a step's messages
 * have nowhere to go; the queues of steps that are gone run dry, and what such a step still sends reaches the steps it fed.
 */
export async function bindQueues(
  runner: Hands["runner"],
  { flowId, wanted }: { flowId: string; wanted: WantedFlow },
): Promise<void> {
  const { bindings } = flowTopology(runner, { flowId, wanted });
  await addBindings(runner.session, bindings);
  const known = new Set(wanted.steps.map(({ id }) => id));
  const kept = new Set(bindings.map(bindingKey));
  await removeEdges(runner, {
    flowId,
    isObsolete: (edge) => known.has(edge.source) && !kept.has(bindingKey(edge)),
  });
}

function bindingKey({ queue, routingKey }: { queue: string; routingKey: string }): string {
  return `${queue} ${routingKey}`;
}

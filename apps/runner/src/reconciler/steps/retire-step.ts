import { queueDepth, type StepQueueKind, stepQueue, stepUserName } from "@millrace/broker";
import type { Hands } from "../hands.ts";
import { stopGraceMs } from "../plan/stop-grace.ts";
import { removeEdges } from "./remove-edges.ts";

const kinds = ["rebounds", "messages", "quarantine"] as const satisfies StepQueueKind[];

/** A step that the version no longer has, and whose queue has run dry. Queues that are not empty after all stay. */
export async function retireStep({ runner, flow, observed }: Hands, { stepId }: { stepId: string }): Promise<void> {
  const { engine, session, management, settings, log } = runner;
  const containers = observed.containers.filter((container) => container.stepId === stepId);
  await Promise.all(containers.map(({ id }) => engine.remove(id, { graceMs: stopGraceMs })));
  // Quorum queues know no "delete if empty". Nobody feeds these any more, so that empty now is empty for good.
  for (const kind of kinds) {
    const queue = stepQueue({ flowId: flow.id, stepId, kind });
    const depth = await queueDepth(session, queue);
    if (depth?.ready === 0) await session.withChannel((channel) => channel.deleteQueue(queue));
    else if (depth) log.warn({ flowId: flow.id, queue, ...depth }, "a queue of a step that is gone is not empty: kept");
  }
  await removeEdges(runner, { flowId: flow.id, isObsolete: ({ source }) => source === stepId });
  await management.deleteUser(stepUserName({ flowId: flow.id, stepId, prefix: settings.prefix }), runner.signal);
  log.info({ flowId: flow.id, stepId }, "step retired");
}

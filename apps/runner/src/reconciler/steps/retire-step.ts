import { type StepQueueKind, stepQueue, stepUserName } from "@millrace/broker";
import type { Hands } from "../execute.ts";
import { stopGraceMs } from "../stop-grace.ts";

const kinds = ["messages", "rebounds", "quarantine"] as const satisfies StepQueueKind[];

/** A step that the version no longer has, and whose queue has run dry. Queues that are not empty after all stay. */
export async function retireStep({ runner, flow, observed }: Hands, { stepId }: { stepId: string }): Promise<void> {
  const { engine, session, management, settings, log } = runner;
  const containers = observed.containers.filter((container) => container.stepId === stepId);
  await Promise.all(containers.map(({ id }) => engine.remove(id, { graceMs: stopGraceMs })));
  for (const kind of kinds) {
    const queue = stepQueue({ flowId: flow.id, stepId, kind });
    try {
      await session.withChannel((channel) => channel.deleteQueue(queue, { ifEmpty: true }));
    } catch (error) {
      log.warn({ flowId: flow.id, queue, reason: String(error) }, "a queue of a step that is gone is not empty: kept");
    }
  }
  await management.deleteUser(stepUserName({ flowId: flow.id, stepId, prefix: settings.prefix }), runner.signal);
  log.info({ flowId: flow.id, stepId }, "step retired");
}

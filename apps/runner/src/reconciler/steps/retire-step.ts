import { deleteTopology, flowExchange, parseName, queueDepth, stepUserName } from "@millrace/broker";
import type { Hands } from "../hands.ts";
import { stopGraceMs } from "../plan/stop-grace.ts";
import { removeEdges } from "./remove-edges.ts";

/** A step that the version no longer has, and whose queue has run dry. Queues that are not empty after all stay. */
export async function retireStep({ runner, flow, observed }: Hands, { stepId }: { stepId: string }): Promise<void> {
  const { engine, management, settings, log } = runner;
  const containers = observed.containers.filter((container) => container.stepId === stepId);
  await Promise.all(containers.map(({ id }) => engine.remove(id, { graceMs: stopGraceMs })));
  const queues = await management.listQueues(`${flowExchange(flow.id)}:${stepId}:`, runner.signal);
  const names = queues.map(({ name }) => name);
  const isAside = (name: string) => parseName(name)?.kind === "quarantine";
  await deleteIfEmpty(runner, names.filter(isAside));
  // What comes back later needs the queue it comes back to.
  await deleteIfEmpty(
    runner,
    names.filter((name) => !isAside(name)),
  );
  await removeEdges(runner, { flowId: flow.id, isObsolete: ({ source }) => source === stepId });
  await management.deleteUser(stepUserName({ flowId: flow.id, stepId, prefix: settings.prefix }), runner.signal);
  log.info({ flowId: flow.id, stepId }, "step retired");
}

/** All of them or none. Quorum queues know no "delete if empty", but nobody feeds these any more: empty now is empty for good. */
async function deleteIfEmpty({ session, log }: Hands["runner"], queues: readonly string[]): Promise<void> {
  const depths = await Promise.all(queues.map((queue) => queueDepth(session, queue)));
  if (depths.some((depth) => depth && depth.ready > 0)) {
    log.warn({ queues, depths }, "queues of a step that is gone are not empty: kept");
    return;
  }
  await deleteTopology(session, {
    exchanges: [],
    queues: queues.map((name) => ({ name, arguments: {} })),
    bindings: [],
  });
}

import { flowExchange, type OutgoingMessage, purgeQueue, QueueFull, routingKey } from "@millrace/broker";
import { addTimelineLine, findVersionWithStep, reopenExecutions } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import type { JobPayload, JobResult } from "@millrace/jobs";
import { copyOf } from "./copy-of.ts";
import { countMessages } from "./count-messages.ts";
import { executionRecount } from "./execution-recount.ts";
import { findKeptFlow, type KeptFlow } from "./find-kept-flow.ts";
import { inTurn } from "./in-turn.ts";
import { listWaitingQueues } from "./list-waiting-queues.ts";
import type { MessageDesk } from "./message-desk.ts";
import { type Reroute, rerouteTargets } from "./reroute-targets.ts";
import { type TakenMessage, takeMessages } from "./take-messages.ts";

type Settle = JobPayload<"settle-held">;

/**
 * Decides about the messages in front of a step that the working version no longer has: on to the steps that took its place, or
 * away. Throws `wrong_state` when nothing is held there, or there is nowhere to go.
 */
export async function settleHeld(desk: MessageDesk, settle: Settle): Promise<JobResult<"settle-held">> {
  const { flowId, stepId, action, actor } = settle;
  const busy = "Messages of this flow are being exported or moved by somebody else: try again when that is done.";
  const work = async () => {
    const kept = await findKeptFlow(desk.db, flowId);
    refuseStanding(kept, stepId);
    if (action === "drop") {
      refuseDuringRollOut(kept);
      const dropped = await dropAll(desk, { flowId, stepId });
      const reason = `Dropped ${countMessages(dropped)} held in front of ${stepId}`;
      if (dropped > 0) await addTimelineLine(desk.db, { flowId, actor, reason, numbers: { dropped } });
      return { moved: 0, dropped };
    }
    return { moved: await rerouteAll(desk, { kept, settle }), dropped: 0 };
  };
  return await inTurn(desk, { name: `waiting/${flowId}`, busy, work });
}

function refuseStanding({ flow, version, graph }: KeptFlow, stepId: string): void {
  if (!graph.nodes.some(({ id }) => id === stepId)) return;
  throw new DomainError(
    "wrong_state",
    `${stepId} is a step of version ${version} of "${flow.name}": its messages are not held back, it processes them.`,
  );
}

/** A version that is given up yet has its steps back, with the messages in front of them. */
function refuseDuringRollOut({ flow, version }: KeptFlow): void {
  if (flow.previousVersion === undefined) return;
  throw new DomainError(
    "wrong_state",
    `Version ${version} of "${flow.name}" is still taking over: drop them when it is in place, in a moment.`,
  );
}

async function dropAll(desk: MessageDesk, place: { flowId: string; stepId: string }): Promise<number> {
  let dropped = 0;
  for (const { name } of await listWaitingQueues(desk, place)) dropped += await purgeQueue(desk.session, name);
  return dropped;
}

/** What was moved before something failed is told, too. */
async function rerouteAll(desk: MessageDesk, { kept, settle }: { kept: KeptFlow; settle: Settle }): Promise<number> {
  const { flowId, stepId, actor } = settle;
  const before = await findVersionWithStep(desk.db, { flowId, stepId, active: kept.version });
  if (!before) throw new DomainError("not_found", `No version of "${kept.flow.name}" had ${stepId}.`);
  const reroute = rerouteTargets({ stepId, before: before.graph, active: kept.graph });
  const counter = { moved: 0 };
  try {
    for (const queue of await listWaitingQueues(desk, { flowId, stepId })) {
      const work = (batch: readonly TakenMessage[]) => moveBatch(desk, { flowId, reroute, batch, counter });
      const { name, ready } = queue;
      await takeMessages(desk.session, { queue: name, count: ready, prefetch: 200, work, signal: desk.signal });
    }
    return counter.moved;
  } catch (error) {
    if (!(error instanceof QueueFull)) throw error;
    const place = reroute.targets.join(" or ");
    throw new DomainError(
      "queue_full",
      `Moved ${countMessages(counter.moved)}, then the queue of ${place} was full. The rest is still held: repeat it when there is room.`,
      { cause: error },
    );
  } finally {
    if (counter.moved > 0) {
      const reason = `Moved ${countMessages(counter.moved)} held in front of ${stepId} to ${reroute.targets.join(", ")}`;
      await addTimelineLine(desk.db, { flowId, actor, reason, numbers: { moved: counter.moved } });
    }
  }
}

interface Move {
  flowId: string;
  reroute: Reroute;
  batch: readonly TakenMessage[];
  counter: { moved: number };
}

async function moveBatch(
  { db, publisher }: MessageDesk,
  { flowId, reroute: { sender, targets }, batch, counter }: Move,
): Promise<number> {
  const exchange = flowExchange(flowId);
  // As from its sender: the edge's condition and mapping apply at the new step.
  const extra = { stepId: sender };
  await Promise.all(
    batch.flatMap((delivery) =>
      targets.map((target) => {
        const to = routingKey({ flowId, stepId: target, kind: "requeue" });
        return publisher.publish(asNew(copyOf(delivery, { exchange, routingKey: to, extra })));
      }),
    ),
  );
  counter.moved += batch.length;
  // One became several: all are waited for.
  const recounts =
    targets.length === 1 ? [] : batch.flatMap(({ headers }) => executionRecount(headers, targets.length - 1));
  await reopenExecutions(db, { flowId, recounts });
  return batch.length;
}

/** Its time as a rebound, if it was one, is over: it is the new step's to count. */
function asNew({ expirationMs: _over, headers, ...copy }: OutgoingMessage): OutgoingMessage {
  const { reboundIteration: _iteration, reboundReason: _reason, ...kept } = headers ?? {};
  return { ...copy, headers: kept };
}

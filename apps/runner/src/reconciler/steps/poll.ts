import { queueDepth, stepQueue } from "@millrace/broker";
import { addTimelineLine, markPolled } from "@millrace/db";
import { sendStartMessage } from "../../schedules/start-message.ts";
import type { Hands } from "../hands.ts";
import type { PlanStep } from "../plan/step.ts";

/**
 * A tick of the schedule is due: starts the trigger, unless an earlier poll still waits or is being worked on. The tick is marked
 * after the message is stored: a runner that dies in between has it polled twice, one after the other, never not at all.
 */
export async function poll(hands: Hands, { tickAt, missed }: Extract<PlanStep, { kind: "poll" }>): Promise<void> {
  const { runner, flow, observed, memory, publisher, metrics } = hands;
  const { wanted } = observed;
  const trigger = wanted && "steps" in wanted ? wanted.steps.find(({ isTrigger }) => isTrigger) : undefined;
  if (!trigger) return;
  const isBusy = await isAtWork(hands, trigger.id);
  if (!isBusy) await sendStartMessage({ runner, publisher }, { flow, triggerId: trigger.id });
  metrics.polls.inc({ outcome: isBusy ? "skipped" : "sent" });
  await markPolled(runner.db, { flowId: flow.id, tickAt });
  memory.tickDone(flow.id);
  if (missed === 0) return;
  const ticks = missed === 1 ? "1 tick of the schedule was" : `${missed} ticks of the schedule were`;
  const reason = `${ticks} missed, the last one due at ${new Date(tickAt).toISOString()}: polled once now`;
  await addTimelineLine(runner.db, { flowId: flow.id, actor: "schedule", reason, numbers: { missedTicks: missed } });
}

async function isAtWork({ runner, flow }: Hands, stepId: string): Promise<boolean> {
  const { session, management, signal } = runner;
  const queue = stepQueue({ flowId: flow.id, stepId, kind: "messages" });
  const depth = await queueDepth(session, queue);
  if (depth && depth.ready > 0) return true;
  // What is in a consumer's hands only the statistics know. A poll they miss waits in the queue until the one before is done.
  const facts = await management.listQueues(queue, signal).catch(() => []);
  return facts.some(({ name, unacked }) => name === queue && unacked > 0);
}

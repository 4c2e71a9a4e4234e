import { addTimelineLine } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import type { JobResult } from "@millrace/jobs";
import { ActProgress } from "./act-progress.ts";
import { countMessages } from "./count-messages.ts";
import type { MessageDesk } from "./message-desk.ts";
import { settleQuarantined } from "./settle-quarantined.ts";
import { type Act, visitChosen } from "./visit-chosen.ts";

/**
 * Drops, edits or sends back to their step the messages of a queue that are chosen. What is put elsewhere is confirmed there before it leaves its
 * queue, so that a crash in between doubles messages and loses none. The audit entry tells how far it got, and asks it to stop.
 */
export async function actOnMessages(desk: MessageDesk, act: Act): Promise<JobResult<"act-on-messages">> {
  const { flowId, actor } = act;
  const progress = new ActProgress(desk, { id: act.auditId, flowId });
  try {
    await (act.kind === "quarantined"
      ? settleQuarantined(desk, { act, progress })
      : visitChosen(desk, { act, progress }));
    await progress.end(progress.isCancelled ? "cancelled" : "done");
  } catch (error) {
    const reason = error instanceof DomainError ? error.message : "It broke off. The runner's log says why.";
    await progress.end("failed", reason);
    throw error;
  } finally {
    if (progress.done > 0) {
      await addTimelineLine(desk.db, {
        flowId,
        actor,
        reason: describe(act, progress.done),
        numbers: numbersOf(act, progress.done),
      });
    }
  }
  return { done: progress.done, failed: progress.failed };
}

const past = { drop: "Dropped", replay: "Replayed", edit: "Edited" } as const;

function describe({ act, kind, stepId }: Act, done: number): string {
  const where = kind === "waiting" ? "waiting for" : kind === "rebounding" ? "rebounding to" : "quarantined by";
  return `${past[act]} ${countMessages(done)} ${where} ${stepId}`;
}

function numbersOf({ act }: Act, done: number): Record<string, number> {
  return act === "drop" ? { dropped: done } : act === "replay" ? { replayed: done } : { edited: done };
}

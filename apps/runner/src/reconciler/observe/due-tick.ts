import type { RunnerFlow } from "@millrace/db";
import { countTicks, lastTick } from "@millrace/jobs";
import type { DueTick } from "../plan/observed-flow.ts";

/** The schedule itself has this long to tell of a tick. Then whoever looks at the flow takes care of it. */
const patienceMs = 15_000;
/** Taken care of later than this, a tick counts as missed. */
const missedAfterMs = 30_000;

interface Moment {
  schedule: { cron: string; timezone: string };
  /** The schedule told that it is due. */
  isTold: boolean;
  /** Epoch milliseconds. */
  now: number;
}

/** The tick that is to be taken care of now: a start's own, or the newest of the schedule; several missed ones are one. */
export function findDueTick(
  { startedAt, polledAt }: Pick<RunnerFlow, "startedAt" | "polledAt">,
  { schedule, isTold, now }: Moment,
): DueTick | undefined {
  if (polledAt === undefined || polledAt < (startedAt ?? 0)) return { at: startedAt ?? now, missed: 0 };
  const at = lastTick(schedule, isTold ? now : now - patienceMs);
  if (at <= polledAt) return undefined;
  const ticks = countTicks(schedule, { from: polledAt, to: at });
  return { at, missed: now - at > missedAfterMs ? ticks : ticks - 1 };
}

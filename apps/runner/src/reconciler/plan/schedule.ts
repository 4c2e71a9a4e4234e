import type { ObservedFlow } from "./observed-flow.ts";
import type { PlanStep } from "./step.ts";
import type { WantedFlow } from "./wanted-flow.ts";

/** Keeps the schedule as the version has it, also after Redis lost it, and takes care of a tick that is due. */
export function planSchedule({ schedule, dueTick }: ObservedFlow, wanted: WantedFlow): PlanStep[] {
  const poll: PlanStep[] = dueTick ? [{ kind: "poll", tickAt: dueTick.at, missed: dueTick.missed }] : [];
  if (schedule === "unknown") return poll;
  if (!wanted.schedule) return schedule ? [{ kind: "removeSchedule" }] : [];
  const isSame = schedule?.cron === wanted.schedule.cron && schedule.timezone === wanted.schedule.timezone;
  return isSame ? poll : [...poll, { kind: "setSchedule", ...wanted.schedule }];
}

import type { FlowDefinition } from "../definition/flow-definition.ts";
import { defaultLimits } from "../definition/limits.ts";
import { fault } from "./fault.ts";
import type { Problem } from "./problem.ts";
import type { Surroundings } from "./surroundings.ts";
import { scheduleProblem, timezoneProblem } from "./validate-schedule.ts";

/** Of schedule, limits and idle time. */
export function settingsProblems(flow: FlowDefinition, surroundings: Surroundings): Problem[] {
  const problems: Problem[] = [];
  const schedule = flow.cron === undefined ? undefined : scheduleProblem(flow.cron);
  if (schedule) problems.push(fault({ code: "invalid_schedule", field: "cron", message: schedule }));
  const timezone = flow.timezone === undefined ? undefined : timezoneProblem(flow.timezone);
  if (timezone) problems.push(fault({ code: "invalid_schedule", field: "timezone", message: timezone }));
  const most = surroundings.limits ?? defaultLimits;
  if ((flow.limits?.messages ?? 0) > most.messages || (flow.limits?.megabytes ?? 0) > most.megabytes) {
    problems.push(
      fault({
        code: "limit_too_high",
        field: (flow.limits?.messages ?? 0) > most.messages ? "messages" : "megabytes",
        message: `This workspace allows at most ${most.messages} messages and ${most.megabytes} MB in a queue. Lower the flow's limits, or have an administrator raise the workspace's.`,
      }),
    );
  }
  return [...problems, ...idleProblems(flow, surroundings)];
}

function idleProblems({ type, idleSeconds }: FlowDefinition, surroundings: Surroundings): Problem[] {
  const { min, max } = surroundings.idleSeconds ?? {
    min: defaultLimits.minIdleSeconds,
    max: defaultLimits.maxIdleSeconds,
  };
  if (type === "realtime" || idleSeconds === undefined || (idleSeconds >= min && idleSeconds <= max)) return [];
  return [
    fault({
      code: "idle_out_of_bounds",
      field: "idleSeconds",
      message: `This workspace lets flows sleep after ${min} to ${max} quiet seconds, not after ${idleSeconds}. Change the flow's idle time.`,
    }),
  ];
}

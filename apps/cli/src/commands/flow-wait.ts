import { setTimeout as pause } from "node:timers/promises";
import type { Command as CommanderCommand } from "commander";
import { z } from "zod";
import type { CommandContext } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { type StatusAnswer, statusAnswer } from "../rest/answers.ts";
import { callApi } from "../rest/call-api.ts";

const optionsSchema = z.object({
  wait: z.boolean().default(false),
  timeout: z.coerce.number("--timeout takes a number of seconds").positive().default(120),
});

export function waitOptions(command: CommanderCommand): void {
  command
    .option("--wait", "return only when the flow has arrived")
    .option("--timeout <seconds>", "how long to wait", "120");
}

export function readWait(options: Record<string, unknown>): { timeoutMs: number } | undefined {
  const { wait, timeout } = optionsSchema.parse(options);
  return wait ? { timeoutMs: timeout * 1000 } : undefined;
}

const goals = {
  up: { states: ["running", "sleeping"], name: "Running" },
  down: { states: ["inactive"], name: "Inactive" },
} as const satisfies Record<string, { states: readonly string[]; name: string }>;

const lookEveryMs = 250;

interface Wait {
  id: string;
  goal: keyof typeof goals;
  timeoutMs: number;
}

/** Looks again and again until the flow has arrived; fails with the flow's own reason when it falls back or takes too long. */
export async function waitForState(context: CommandContext, { id, goal, timeoutMs }: Wait) {
  const { states, name } = goals[goal];
  const deadline = performance.now() + timeoutMs;
  for (let wasOnItsWay = false; ; ) {
    const path = `/flows/${encodeURIComponent(id)}/status`;
    const status = await callApi(context, { method: "GET", path, answer: statusAnswer });
    if (states.some((state) => state === status.state)) return { id, state: status.state };
    const fellBack = goal === "up" && wasOnItsWay && ["stopping", "inactive"].includes(status.state);
    if (fellBack) throw notArrived(status, { name, code: "failed" });
    if (performance.now() > deadline) throw notArrived(status, { name, code: "timed_out" });
    wasOnItsWay ||= status.state === "starting";
    await pause(lookEveryMs, undefined, { signal: context.signal });
  }
}

function notArrived(status: StatusAnswer, { name, code }: { name: string; code: string }): Refusal {
  const reason = status.reason ? ` ${status.reason}` : "";
  return new Refusal(`"${status.name}" is not ${name} but ${status.state}.${reason}`, {
    code,
    details: { id: status.id, state: status.state, reason: status.reason },
  });
}

export function drawState({ id, state }: { id: string; state: string }): string {
  return `${id}  ${state}`;
}

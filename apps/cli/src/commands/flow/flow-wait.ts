import { setTimeout as pause } from "node:timers/promises";
import type { Command as CommanderCommand } from "commander";
import { z } from "zod";
import type { CommandContext } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { type StatusAnswer, statusAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { positiveNumber } from "../options/positive-number.ts";
import { flowPath } from "./flow-path.ts";

const optionsSchema = z.object({ wait: z.boolean().default(false), timeout: z.number().optional() });

const defaultTimeoutSeconds = 120;

export function waitOptions(command: CommanderCommand): void {
  command
    .option("--wait", "return only when the flow has arrived")
    .option("--timeout <seconds>", `how long to wait (default: ${defaultTimeoutSeconds})`, positiveNumber);
}

/** `takesSeconds`: what the flow itself may take before the time-out begins. */
export function readWait(
  options: Record<string, unknown>,
  { takesSeconds = 0 }: { takesSeconds?: number } = {},
): { timeoutMs: number } | undefined {
  const { wait, timeout = takesSeconds + defaultTimeoutSeconds } = optionsSchema.parse(options);
  return wait ? { timeoutMs: timeout * 1000 } : undefined;
}

const goals = {
  up: { states: ["running", "sleeping"], desired: "running", name: "Running" },
  suspended: { states: ["suspended"], desired: "suspended", name: "Suspended" },
  down: { states: ["inactive"], desired: "inactive", name: "Inactive" },
} as const satisfies Record<string, { states: readonly string[]; desired: string; name: string }>;

const lookEveryMs = 250;

interface Wait {
  id: string;
  goal: keyof typeof goals;
  timeoutMs: number;
  /** Called with every look at a flow that has not arrived. */
  onLook?: (status: StatusAnswer) => void;
}

/** Looks again and again until the flow has arrived; fails with the flow's own reason when it falls back or takes too long. */
export async function waitForState(context: CommandContext, { id, goal, timeoutMs, onLook }: Wait) {
  const { states, desired, name } = goals[goal];
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const status = await callApi(context, { method: "GET", path: flowPath(id, "status"), answer: statusAnswer });
    if (states.some((state) => state === status.state)) return { id, state: status.state };
    // The wish is spent when the platform gave it up, and another when somebody changed their mind.
    if (status.desired !== desired) throw notArrived(status, { name, code: "failed" });
    if (performance.now() > deadline) throw notArrived(status, { name, code: "timed_out" });
    onLook?.(status);
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

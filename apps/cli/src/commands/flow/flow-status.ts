import type { Command } from "../../command.ts";
import { type StatusAnswer, statusAnswer, type WakeAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";
import { countWaiting, drawMessages, drawWaiting } from "../message/draw-waiting.ts";
import { flowPath } from "./flow-path.ts";

export const flowStatus: Command = {
  usage: "flow status <id>",
  summary: "show a flow's state, containers and queues",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "GET", path: flowPath(id, "status"), answer: statusAnswer }),
  print: drawStatus,
};

function drawStatus(status: StatusAnswer): string {
  const { name, state, since, reason, version } = status;
  const heading = `${name}: ${state} since ${since}${version === undefined ? "" : ` (version ${version})`}`;
  return [heading, ...(reason ? [reason] : []), ...drawFacts(status), "", drawSteps(status)].join("\n");
}

/** What a person would ask next, in words. */
function drawFacts(status: StatusAnswer): string[] {
  const { retentionEndsAt, drainEndsAt, refusedVersion, version, waiting, held, wake } = status;
  const left = countWaiting(waiting) - waiting.quarantined;
  return [
    ...(retentionEndsAt ? [`Keeps ${drawWaiting(waiting)} until ${retentionEndsAt}, then drops them.`] : []),
    ...(drainEndsAt ? [`Drains: ${drawMessages(left)} left, stops at ${drainEndsAt} at the latest.`] : []),
    ...drawRollOut(status),
    ...(refusedVersion === undefined ? [] : [`Version ${refusedVersion} was given up.`]),
    ...held.map(
      ({ stepId, messages }) =>
        `${drawMessages(messages)} held in front of ${stepId}, which version ${version} does not have. \`millrace message settle\` decides about them.`,
    ),
    ...(wake ? [drawWake(wake)] : []),
  ];
}

function drawRollOut({ version, previousVersion, rollOut }: StatusAnswer): string[] {
  if (previousVersion === undefined) return [];
  const progress = rollOut ? ` (${rollOut.done} of ${rollOut.steps} steps)` : "";
  return [`Version ${version} is taking over from version ${previousVersion}${progress}.`];
}

function drawWake({ at, cause, scheduleMs, createMs, startMs, connectMs, runMs }: WakeAnswer): string {
  const parts = [
    ["schedule", scheduleMs],
    ["create", createMs],
    ["start", startMs],
    ["connect", connectMs],
    ...(runMs === undefined ? [] : [["run", runMs] as const]),
  ] as const;
  const total = parts.reduce((sum, [, ms]) => sum + ms, 0);
  const split = parts.map(([name, ms]) => `${name} ${Math.round(ms)}`).join(", ");
  return `Woken by ${cause} at ${new Date(at).toISOString()} in ${Math.round(total)} ms (${split}).`;
}

function drawSteps({ steps }: StatusAnswer): string {
  const headings = ["step", "containers", "ready", "unacked", "rebounds", "quarantined", "in", "out", "errors"];
  return drawTable(headings, {
    rows: steps.map((step) => [
      step.id,
      step.isPaused ? "paused" : drawContainers(step.containers),
      step.ready,
      step.unacked,
      step.rebounds,
      step.quarantined,
      step.in,
      step.out,
      step.errors,
    ]),
    empty: "It has no steps.",
  });
}

function drawContainers(containers: StatusAnswer["steps"][number]["containers"]): string {
  return containers
    .map(({ state, restarts, exitCode, outOfMemory }) => {
      const notes = [
        ...(restarts > 0 ? [`${restarts} restarts`] : []),
        ...(exitCode === undefined ? [] : [`exit ${exitCode}${outOfMemory ? ", out of memory" : ""}`]),
      ];
      return notes.length > 0 ? `${state} (${notes.join(", ")})` : state;
    })
    .join(", ");
}

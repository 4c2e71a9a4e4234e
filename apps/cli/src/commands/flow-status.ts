import type { Command } from "../command.ts";
import { type StatusAnswer, statusAnswer } from "../rest/answers.ts";
import { callApi } from "../rest/call-api.ts";
import { drawTable } from "../rest/draw-table.ts";

export const flowStatus: Command = {
  usage: "flow status <id>",
  summary: "show a flow's state, containers and queues",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "GET", path: `/flows/${encodeURIComponent(id)}/status`, answer: statusAnswer }),
  print: drawStatus,
};

function drawStatus({ name, state, since, reason, version, steps }: StatusAnswer): string {
  const table = drawTable(
    ["step", "containers", "ready", "unacked", "rebounds", "quarantined", "in", "out", "errors"],
    {
      rows: steps.map((step) => [
        step.id,
        drawContainers(step.containers),
        step.ready,
        step.unacked,
        step.rebounds,
        step.quarantined,
        step.in,
        step.out,
        step.errors,
      ]),
      empty: "It has no steps.",
    },
  );
  const heading = `${name}: ${state} since ${since}${version === undefined ? "" : ` (version ${version})`}`;
  return [heading, ...(reason ? [reason] : []), "", table].join("\n");
}

function drawContainers(containers: StatusAnswer["steps"][number]["containers"]): string {
  return containers
    .map(({ state, restarts, exitCode }) => {
      const notes = [
        ...(restarts > 0 ? [`${restarts} restarts`] : []),
        ...(exitCode === undefined ? [] : [`exit ${exitCode}`]),
      ];
      return notes.length > 0 ? `${state} (${notes.join(", ")})` : state;
    })
    .join(", ");
}

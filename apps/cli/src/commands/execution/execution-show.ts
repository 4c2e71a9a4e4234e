import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";

const answer = z.looseObject({
  id: z.string(),
  status: z.string(),
  startedAt: z.string(),
  steps: z.array(
    z.looseObject({
      stepId: z.string(),
      in: z.number(),
      out: z.number(),
      errors: z.number(),
      durationMs: z.number(),
    }),
  ),
});

export const executionShow: Command = {
  usage: "execution show <id>",
  summary: "show what each step did in one execution",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "GET", path: `/executions/${encodeURIComponent(id)}`, answer }),
  print: ({ id, status, startedAt, steps }: z.infer<typeof answer>) => {
    const table = drawTable(["step", "in", "out", "errors", "ms"], {
      rows: steps.map((step) => [step.stepId, step.in, step.out, step.errors, step.durationMs]),
      empty: "Nothing is recorded of its steps yet.",
    });
    return `${id}: ${status}, started ${startedAt}\n\n${table}`;
  },
};

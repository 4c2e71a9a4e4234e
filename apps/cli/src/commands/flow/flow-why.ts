import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "./flow-path.ts";

const answer = z.looseObject({
  verdict: z.string(),
  checks: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string(),
      outcome: z.enum(["ok", "notice", "problem", "unknown"]),
      findings: z.array(
        z.looseObject({ outcome: z.string(), text: z.string(), cure: z.looseObject({ kind: z.string() }).optional() }),
      ),
    }),
  ),
});

export const flowWhy: Command = {
  usage: "flow why <id>",
  summary: "say why a flow does not move, and what helps",
  run: (context, { args: [id = ""] }) => callApi(context, { method: "GET", path: flowPath(id, "why"), answer }),
  print: ({ verdict, checks }: z.infer<typeof answer>) => {
    const lines = checks.flatMap(({ title, outcome, findings }) =>
      findings.map(({ text }, index) => `${marks[outcome]} ${(index === 0 ? title : "").padEnd(24)}  ${text}`),
    );
    return [verdict, "", ...lines].join("\n");
  },
};

const marks = { ok: "✓", notice: "!", problem: "✗", unknown: "?" } as const;

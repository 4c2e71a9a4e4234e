import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { warnOfProblems } from "./flow-problems.ts";

const answer = z.looseObject({ id: z.string(), version: z.number() });
const optionsSchema = z.object({ note: z.string().optional() });

export const flowPublish: Command = {
  usage: "flow publish <id>",
  summary: "make a version of the draft; a working flow changes over to it",
  options: (command) => command.option("--note <text>", "what changed"),
  run: (context, { args: [id = ""], options }) =>
    warnOfProblems(context, () =>
      callApi(context, {
        method: "POST",
        path: `/flows/${encodeURIComponent(id)}/publish`,
        body: optionsSchema.parse(options),
        answer,
      }),
    ),
  print: ({ id, version }: z.infer<typeof answer>) => `${id}  version ${version}`,
};

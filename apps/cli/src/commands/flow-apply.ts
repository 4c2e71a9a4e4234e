import { z } from "zod";
import type { Command } from "../command.ts";
import { problemAnswer } from "../rest/answers.ts";
import { callApi } from "../rest/call-api.ts";
import { readDocument } from "../rest/read-document.ts";
import { drawProblem, warnOfProblems } from "./flow-problems.ts";

const answer = z.looseObject({
  id: z.string(),
  version: z.number().optional(),
  webhookUrl: z.string().optional(),
  problems: z.array(problemAnswer),
});

const optionsSchema = z.object({ publish: z.boolean().default(false) });

export const flowApply: Command = {
  usage: "flow apply <file>",
  summary: "create the flow of a flow file (JSON or YAML), or update the one of that name",
  options: (command) => command.option("--publish", "make a version of it at once"),
  async run(context, { args: [path = ""], options }) {
    const { publish } = optionsSchema.parse(options);
    const body = { file: await readDocument(path), publish };
    return warnOfProblems(context, () => callApi(context, { method: "POST", path: "/flows/apply", body, answer }));
  },
  print: ({ id, version, webhookUrl, problems }: z.infer<typeof answer>) =>
    [
      `${id}  ${version === undefined ? "draft saved" : `version ${version} published`}`,
      ...(webhookUrl ? [webhookUrl] : []),
      ...problems.map(drawProblem),
    ].join("\n"),
};

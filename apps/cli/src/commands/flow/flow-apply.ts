import type { ImportedFlow, ImportNote } from "@millrace/flow";
import { z } from "zod";
import type { Command, CommandContext } from "../../command.ts";
import { problemAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { readFlowFiles } from "../../rest/read-flow-files.ts";
import { drawProblem, warnOfProblems } from "./flow-problems.ts";

const answer = z.looseObject({
  id: z.string(),
  version: z.number().optional(),
  webhookUrl: z.string().optional(),
  problems: z.array(problemAnswer),
});

/** `notes`: what was changed or left out of a flow that another platform wrote. */
type Applied = z.infer<typeof answer> & { notes?: ImportNote[] };

const optionsSchema = z.object({ publish: z.boolean().default(false) });

export const flowApply: Command = {
  usage: "flow apply <file>",
  summary: "create the flows of a file (flow files in JSON or YAML, elastic.io exports), or update those of that name",
  options: (command) => command.option("--publish", "make a version of it at once"),
  async run(context, { args: [path = ""], options }) {
    const { publish } = optionsSchema.parse(options);
    const { flows, failed } = await readFlowFiles(path);
    for (const { name, message } of failed) context.report.warn(`${name} is left out: ${message}`);
    const applied: Applied[] = [];
    for (const flow of flows) applied.push(await apply(context, { flow, publish }));
    const [only, ...more] = applied;
    return more.length > 0 || failed.length > 0 ? applied : only;
  },
  print: (result: Applied | Applied[]) => (Array.isArray(result) ? result.map(draw).join("\n\n") : draw(result)),
};

async function apply(
  context: CommandContext,
  { flow: { file, notes }, publish }: { flow: ImportedFlow; publish: boolean },
): Promise<Applied> {
  const body = { file, publish };
  const applied = await warnOfProblems(context, () =>
    callApi(context, { method: "POST", path: "/flows/apply", body, answer }),
  );
  return notes.length > 0 ? { ...applied, notes } : applied;
}

function draw({ id, version, webhookUrl, problems, notes = [] }: Applied): string {
  return [
    `${id}  ${version === undefined ? "draft saved" : `version ${version} published`}`,
    ...(webhookUrl ? [webhookUrl] : []),
    ...notes.map(drawNote),
    ...problems.map(drawProblem),
  ].join("\n");
}

function drawNote({ kind, stepId, text }: ImportNote): string {
  return `${kind === "left_out" ? "left out" : "changed"}: ${stepId === undefined ? "" : `${stepId}: `}${text}`;
}

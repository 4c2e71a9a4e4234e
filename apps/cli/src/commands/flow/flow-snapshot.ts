import { flowDefinitionSchema, rootNodes } from "@millrace/flow";
import { z } from "zod";
import type { Command, CommandContext } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { callApi } from "../../rest/call-api.ts";
import { readDocument } from "../../rest/read-document.ts";
import { flowPath } from "./flow-path.ts";

const snapshotAnswer = z.looseObject({ stepId: z.string(), value: z.unknown(), updatedAt: z.string() });
const resetAnswer = z.looseObject({ id: z.string(), stepId: z.string() });
const optionsSchema = z.object({
  set: z.string().optional(),
  reset: z.boolean().default(false),
  step: z.string().optional(),
});

export const flowSnapshot: Command = {
  usage: "flow snapshot <id>",
  summary: "show, set or reset what a flow's trigger remembers",
  options: (command) =>
    command
      .option("--set <file>", "go on from this value (JSON or YAML)")
      .option("--reset", "begin anew")
      .option("--step <id>", "of this step instead of the trigger"),
  async run(context, { args: [id = ""], options }) {
    const { set, reset, step } = optionsSchema.parse(options);
    if (set !== undefined && reset) throw new Refusal("Choose --set or --reset, not both.", { code: "invalid_input" });
    if (set === undefined && !reset) return readSnapshots(context, { id, step });
    const value = set === undefined ? undefined : await readDocument(set);
    const path = flowPath(id, "snapshot", step ?? (await findTriggerId(context, id)));
    return set === undefined
      ? callApi(context, { method: "DELETE", path, answer: resetAnswer })
      : callApi(context, { method: "PUT", path, body: { value }, answer: snapshotAnswer });
  },
  print: (result: Snapshot | Snapshot[] | z.infer<typeof resetAnswer>) => {
    if (Array.isArray(result)) return result.length > 0 ? result.map(draw).join("\n") : "Nothing is remembered.";
    return isSnapshot(result) ? draw(result) : `${result.stepId} begins anew`;
  },
};

type Snapshot = z.infer<typeof snapshotAnswer>;

async function readSnapshots(context: CommandContext, { id, step }: { id: string; step: string | undefined }) {
  const answer = z.array(snapshotAnswer);
  const all = await callApi(context, { method: "GET", path: flowPath(id, "snapshot"), answer });
  return step === undefined ? all : all.filter(({ stepId }) => stepId === step);
}

const flowAnswer = z.looseObject({
  name: z.string(),
  publishedDefinition: flowDefinitionSchema.optional(),
  draft: z.looseObject({ definition: flowDefinitionSchema }),
});

async function findTriggerId(context: CommandContext, id: string): Promise<string> {
  const flow = await callApi(context, { method: "GET", path: flowPath(id), answer: flowAnswer });
  const [trigger] = rootNodes((flow.publishedDefinition ?? flow.draft.definition).graph);
  if (trigger) return trigger.id;
  throw new Refusal(`"${flow.name}" has no trigger. Name the step with --step.`, { code: "invalid_input" });
}

function isSnapshot(result: object): result is Snapshot {
  return "updatedAt" in result;
}

function draw({ stepId, value, updatedAt }: Snapshot): string {
  return `${stepId} at ${updatedAt}\n${JSON.stringify(value, null, 2)}`;
}

import { setTimeout as pause } from "node:timers/promises";
import { sampleLimits } from "@millrace/flow";
import { z } from "zod";
import type { Command, CommandContext } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { callApi } from "../../rest/call-api.ts";
import { readDocument } from "../../rest/read-document.ts";
import { flowPath } from "./flow-path.ts";

const trialShape = z.looseObject({
  id: z.string(),
  status: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  error: z.looseObject({ name: z.string(), message: z.string() }).optional(),
  logs: z.array(z.looseObject({ level: z.string(), text: z.string() })),
  result: z.looseObject({ body: z.unknown(), bytes: z.number() }).optional(),
});
const newestAnswer = z.object({ trial: trialShape.nullable() });
const sampleAnswer = z.looseObject({ stepId: z.string(), body: z.unknown(), bytes: z.number() });
const cancelAnswer = z.looseObject({ stepId: z.string() });
const optionsSchema = z.object({ input: z.string().optional() });

const lookEveryMs = 250;
/** The runner's own time-out comes first. */
const patienceMs = sampleLimits.runMs + 30_000;

export const flowSample: Command = {
  usage: "flow sample <id> <step>",
  summary: "run one step for real, beside the flow, and print the message it puts out",
  options: (command) =>
    command.option("--input <file>", "what the step gets (JSON or YAML) instead of earlier steps' samples"),
  async run(context, { args: [id = "", stepId = ""], options }) {
    const { input } = optionsSchema.parse(options);
    const body = input === undefined ? {} : { input: await readDocument(input) };
    const path = flowPath(id, "steps", stepId, "trial");
    const begun = await callApi(context, { method: "POST", path, body, answer: trialShape });
    const over = await untilOver(context, { path, runId: begun.id });
    if (over.status !== "done") throw notDone(over);
    const sample = over.result
      ? { stepId, ...over.result }
      : await callApi(context, { method: "GET", path: flowPath(id, "steps", stepId, "sample"), answer: sampleAnswer });
    return { stepId, body: sample.body, bytes: sample.bytes };
  },
  print: ({ body }: { body: unknown }) => JSON.stringify(body, null, 2),
};

type Trial = z.infer<typeof trialShape>;

async function untilOver(context: CommandContext, { path, runId }: { path: string; runId: string }): Promise<Trial> {
  const deadline = performance.now() + patienceMs;
  try {
    for (;;) {
      const { trial } = await callApi(context, { method: "GET", path, answer: newestAnswer });
      if (!trial || trial.id !== runId)
        throw new Refusal("Somebody began another run of this step.", { code: "conflict" });
      if (trial.status !== "running") return trial;
      if (performance.now() > deadline)
        throw new Refusal("The runner does not say what came of it.", { code: "timed_out" });
      await pause(lookEveryMs, undefined, { signal: context.signal });
    }
  } catch (error) {
    // Whoever does not wait any more does not want it any more.
    if (context.signal.aborted) {
      const free = { ...context, signal: AbortSignal.timeout(5_000) };
      await callApi(free, { method: "DELETE", path, answer: cancelAnswer });
    }
    throw error;
  }
}

function notDone({ status, error, logs }: Trial): Refusal {
  const lines = logs.map(({ level, text }) => `${level}: ${text}`);
  return status === "cancelled"
    ? new Refusal("The run was cancelled.", { code: "conflict" })
    : new Refusal(`${error?.name ?? "Error"}: ${error?.message ?? "It failed without saying why."}`, {
        code: "failed",
        details: { ...error, logs: lines },
      });
}

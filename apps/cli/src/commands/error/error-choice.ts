import type { Command as CommanderCommand } from "commander";
import { z } from "zod";
import { moment } from "../options/moment.ts";

const optionsSchema = z.object({
  flow: z.string(),
  step: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  status: z.string().optional(),
});

/** Which errors of a flow a command is about. */
export function errorChoiceOptions(command: CommanderCommand): CommanderCommand {
  return command
    .requiredOption("--flow <id>", "flow")
    .option("--step <id>", "of this step alone")
    .option("--from <time>", "from this time on", moment)
    .option("--to <time>", "up to this time", moment);
}

export function readErrorChoice(options: Record<string, unknown>) {
  const { flow, step: stepId, ...window } = optionsSchema.parse(options);
  return { flow, choice: { stepId, ...window } };
}

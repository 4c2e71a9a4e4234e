import { resolve } from "node:path";
import { z } from "zod";
import type { Command } from "../../command.ts";
import { describeInstallation } from "../../installation.ts";
import { projectRoot } from "../../project-root.ts";
import { Refusal } from "../../refusal.ts";

const optionsSchema = z.object({ flow: z.string().optional(), step: z.string().optional() });

export const componentDev: Command = {
  usage: "component dev <dir>",
  summary: "run the code in a folder in place of a step of a running flow, again after every change",
  options: (command) =>
    command.option("--flow <id>", "the running flow").option("--step <id>", "the step whose messages it works on"),
  async run(context, { args: [dir = ""], options }) {
    const { flow: flowId, step: stepId } = optionsSchema.parse(options);
    if (!flowId || !stepId) {
      throw new Refusal("Say which step of which running flow: --flow ID --step STEP.", { code: "invalid_input" });
    }
    // Loaded here, like `up`: the client of Docker and the bundler are not for each command to wait for.
    const { borrowStep } = await import("../../dev/borrow-step.ts");
    const { runStepHere } = await import("../../dev/run-step-here.ts");
    const folder = resolve(dir);
    const installation = describeInstallation(context.env);
    const borrowed = await borrowStep(context, { installation, flowId, stepId });
    try {
      await runStepHere({ root: projectRoot, folder, variables: borrowed.variables, signal: context.signal });
    } finally {
      await borrowed.giveBack();
    }
    return undefined;
  },
};

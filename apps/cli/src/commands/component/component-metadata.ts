import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { readStep, stepConfigOption } from "./step-config.ts";

export const componentMetadata: Command = {
  usage: "component metadata <component:function>",
  summary: "show what a step takes in and puts out",
  options: stepConfigOption,
  async run(context, { args: [command = ""], options }) {
    const step = await readStep({ command, options });
    return callApi(context, { method: "POST", path: "/metadata", body: step, answer: z.looseObject({}) });
  },
  print: (metadata: unknown) => JSON.stringify(metadata, null, 2),
};

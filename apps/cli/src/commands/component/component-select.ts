import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { readStep, stepConfigOption } from "./step-config.ts";

export const componentSelect: Command = {
  usage: "component select <component:function> <method>",
  summary: "load the choices of a field from the real system",
  options: stepConfigOption,
  async run(context, { args: [command = "", method = ""], options }) {
    const step = await readStep({ command, options });
    const answer = z.record(z.string(), z.string());
    return callApi(context, { method: "POST", path: "/select", body: { ...step, method }, answer });
  },
  print: (choices: Record<string, string>) =>
    Object.entries(choices)
      .map(([key, label]) => `${key}  ${label}`)
      .join("\n"),
};

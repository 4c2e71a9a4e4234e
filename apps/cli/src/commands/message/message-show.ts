import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { kindOption } from "./message-choice.ts";

const optionsSchema = z.object({ kind: z.string(), whole: z.boolean().optional() });
const answer = z.looseObject({ text: z.string().optional(), isCut: z.boolean() });

export const messageShow: Command = {
  usage: "message show <id> <step> <message>",
  summary: "show one message of a step's queue",
  options: (command) => command.option(...kindOption).option("--whole", "also what is beyond 256 kB"),
  run(context, { args: [id = "", step = "", message = ""], options }) {
    const { kind, whole } = optionsSchema.parse(options);
    const path = flowPath(id, "steps", step, "messages", message);
    return callApi(context, { method: "GET", path, query: { kind, ...(whole && { whole: "true" }) }, answer });
  },
  print: ({ text = "It cannot be opened.", isCut }: z.infer<typeof answer>) =>
    isCut ? `${text}\n… cut: --whole shows all of it` : text,
};

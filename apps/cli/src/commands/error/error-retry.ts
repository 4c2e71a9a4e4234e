import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { readDocument } from "../../rest/read-document.ts";

const answer = z.looseObject({ id: z.string(), status: z.string() });
const optionsSchema = z.object({ input: z.string().optional() });

export const errorRetry: Command = {
  usage: "error retry <id>",
  summary: "send the message of an error to its step once more, as it was or edited",
  options: (command) => command.option("--input <file>", "edited message (JSON or YAML): body, headers, attachments"),
  async run(context, { args: [id = ""], options }) {
    const { input: path } = optionsSchema.parse(options);
    const body = path === undefined ? {} : { input: await readDocument(path) };
    return callApi(context, { method: "POST", path: `/errors/${encodeURIComponent(id)}/retry`, body, answer });
  },
  print: ({ id, status }: z.infer<typeof answer>) => `${id}  ${status}`,
};

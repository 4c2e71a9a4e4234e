import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { readDocument } from "../../rest/read-document.ts";

const optionsSchema = z.object({ file: z.string() });
const answer = z.object({ rules: z.number() });

export const helpImport: Command = {
  usage: "help-links import",
  summary: "put an exported configuration of help links in the place of this one",
  options: (command) => command.requiredOption("--file <path>", "JSON or YAML file with docsBaseUrl and rules"),
  async run(context, { options }) {
    const { file } = optionsSchema.parse(options);
    return await callApi(context, { method: "PUT", path: "/help", body: await readDocument(file), answer });
  },
  print: ({ rules }: z.infer<typeof answer>) => `${rules} ${rules === 1 ? "rule is" : "rules are"} in force`,
};

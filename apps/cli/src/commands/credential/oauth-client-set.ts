import { z } from "zod";
import type { Command } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { callApi } from "../../rest/call-api.ts";
import { readDocument } from "../../rest/read-document.ts";

const optionsSchema = z.object({ file: z.string() });
const valuesSchema = z.record(z.string(), z.string());
const answer = z.object({ component: z.string() });

export const oauthClientSet: Command = {
  usage: "oauth-client set <component>",
  summary: "keep the client ID and secret a component's sign-in reads, sealed",
  options: (command) => command.requiredOption("--file <path>", "JSON or YAML file with the values by name"),
  async run(context, { args: [component = ""], options }) {
    const { file } = optionsSchema.parse(options);
    const values = valuesSchema.safeParse(await readDocument(file));
    if (!values.success) throw new Refusal(`${file} holds no object of texts.`, { code: "invalid_input" });
    const path = `/oauth-clients/${encodeURIComponent(component)}`;
    return await callApi(context, { method: "PUT", path, body: { values: values.data }, answer });
  },
  print: ({ component }: z.infer<typeof answer>) => `${component}: kept`,
};

import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";

const answer = z.object({ id: z.string() });

export const credentialDelete: Command = {
  usage: "credential delete <id>",
  summary: "forget a credential that no working flow uses",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "DELETE", path: `/credentials/${encodeURIComponent(id)}`, answer }),
  print: ({ id }: z.infer<typeof answer>) => `${id}  deleted`,
};

import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";

const answer = z.looseObject({ id: z.string(), status: z.string() });

export const errorDismiss: Command = {
  usage: "error dismiss <id>",
  summary: "give up the message of an error",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "POST", path: `/errors/${encodeURIComponent(id)}/dismiss`, answer }),
  print: ({ id, status }: z.infer<typeof answer>) => `${id}  ${status}`,
};

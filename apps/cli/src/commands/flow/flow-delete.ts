import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";

const answer = z.object({ id: z.string() });

export const flowDelete: Command = {
  usage: "flow delete <id>",
  summary: "forget an inactive flow with all it recorded",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "DELETE", path: `/flows/${encodeURIComponent(id)}`, answer }),
  print: ({ id }: z.infer<typeof answer>) => `${id}  deleted`,
};

import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "./flow-path.ts";

const answer = z.object({ id: z.string(), name: z.string() });

export const flowCopy: Command = {
  usage: "flow copy <id>",
  summary: "make another flow with the same draft, without the secrets typed into its steps",
  run: (context, { args: [id = ""] }) => callApi(context, { method: "POST", path: flowPath(id, "copy"), answer }),
  print: ({ id, name }: z.infer<typeof answer>) => `${id}  ${name}`,
};

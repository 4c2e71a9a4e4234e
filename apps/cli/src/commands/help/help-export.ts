import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";

const answer = z.looseObject({ rules: z.array(z.looseObject({})) });

export const helpExport: Command = {
  usage: "help-links export",
  summary: "print the whole configuration of help links, for `help-links import`",
  run: (context) => callApi(context, { method: "GET", path: "/help", answer }),
  print: (file: z.infer<typeof answer>) => JSON.stringify(file, null, 2),
};

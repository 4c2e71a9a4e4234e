import { stringify } from "yaml";
import { z } from "zod";
import type { Command } from "../command.ts";
import { callApi } from "../rest/call-api.ts";

export const flowExport: Command = {
  usage: "flow export <id>",
  summary: "print a flow as a flow file",
  run: (context, { args: [id = ""] }) =>
    callApi(context, {
      method: "GET",
      path: `/flows/${encodeURIComponent(id)}/export`,
      answer: z.looseObject({ name: z.string() }),
    }),
  print: (file: unknown) => stringify(file, { lineWidth: 120 }).trimEnd(),
};

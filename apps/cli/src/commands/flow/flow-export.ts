import { stringify } from "yaml";
import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { wholeNumber } from "../options/whole-number.ts";
import { flowPath } from "./flow-path.ts";

const optionsSchema = z.object({ ofVersion: z.number().optional() });

export const flowExport: Command = {
  usage: "flow export <id>",
  summary: "print a flow as a flow file",
  // `--version` is the program's own.
  options: (command) =>
    command.option("--of-version <number>", "a published version instead of the draft", wholeNumber),
  run: (context, { args: [id = ""], options }) =>
    callApi(context, {
      method: "GET",
      path: flowPath(id, "export"),
      query: { version: optionsSchema.parse(options).ofVersion },
      answer: z.looseObject({ name: z.string() }),
    }),
  print: (file: unknown) => stringify(file, { lineWidth: 120 }).trimEnd(),
};

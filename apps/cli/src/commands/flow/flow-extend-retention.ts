import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { wholeNumber } from "../options/whole-number.ts";
import { flowPath } from "./flow-path.ts";

const answer = z.looseObject({ id: z.string(), retentionEndsAt: z.string() });
const optionsSchema = z.object({ days: z.number() });

export const flowExtendRetention: Command = {
  usage: "flow extend-retention <id>",
  summary: "keep the messages of a suspended flow for longer",
  options: (command) => command.requiredOption("--days <count>", "how many days longer than now", wholeNumber),
  run: (context, { args: [id = ""], options }) =>
    callApi(context, {
      method: "POST",
      path: flowPath(id, "retention"),
      body: optionsSchema.parse(options),
      answer,
    }),
  print: ({ id, retentionEndsAt }: z.infer<typeof answer>) => `${id}  messages are kept until ${retentionEndsAt}`,
};

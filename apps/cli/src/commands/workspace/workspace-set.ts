import { z } from "zod";
import type { Command } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { callApi } from "../../rest/call-api.ts";
import { wholeNumber } from "../options/whole-number.ts";
import { drawWorkspace, workspaceAnswer } from "./workspace-settings.ts";

const number = z.number().exactOptional();
const optionsSchema = z.object({
  limited: z.boolean().exactOptional(),
  maxMessages: number,
  maxMegabytes: number,
  retentionDays: number,
  minIdleSeconds: number,
  maxIdleSeconds: number,
});

export const workspaceSet: Command = {
  usage: "workspace set",
  summary: "change what the workspace allows its flows",
  options: (command) =>
    command
      .option("--limited", "stop flows that exceed a limit instead of suspending them")
      .option("--no-limited", "suspend them")
      .option("--max-messages <count>", "most messages in a queue", wholeNumber)
      .option("--max-megabytes <count>", "most megabytes in a queue", wholeNumber)
      .option("--retention-days <count>", "how long messages of a suspended flow are kept", wholeNumber)
      .option("--min-idle-seconds <count>", "shortest quiet time before a flow sleeps", wholeNumber)
      .option("--max-idle-seconds <count>", "longest quiet time before a flow sleeps", wholeNumber),
  run(context, { options }) {
    const body = optionsSchema.parse(options);
    if (Object.keys(body).length === 0) throw new Refusal("Say what to change.", { code: "invalid_input" });
    return callApi(context, { method: "PATCH", path: "/workspace", body, answer: workspaceAnswer });
  },
  print: drawWorkspace,
};

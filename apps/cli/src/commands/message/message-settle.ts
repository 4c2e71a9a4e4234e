import { z } from "zod";
import type { Command } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { drawMessages } from "./draw-waiting.ts";

const answer = z.looseObject({ moved: z.number(), dropped: z.number() });
const optionsSchema = z.object({ reroute: z.boolean().default(false), drop: z.boolean().default(false) });

export const messageSettle: Command = {
  usage: "message settle <id> <step>",
  summary: "decide about messages held in front of a step that the flow no longer has",
  options: (command) =>
    command.option("--reroute", "on to the steps that took its place").option("--drop", "give them up for good"),
  run(context, { args: [id = "", step = ""], options }) {
    const { reroute, drop } = optionsSchema.parse(options);
    if (reroute === drop) {
      throw new Refusal("Say what becomes of the messages: --reroute or --drop.", { code: "invalid_input" });
    }
    const body = { action: drop ? "drop" : "reroute" };
    return callApi(context, { method: "POST", path: flowPath(id, "held", step), body, answer });
  },
  print: ({ moved, dropped }: z.infer<typeof answer>) =>
    dropped > 0 ? `${drawMessages(dropped)} dropped` : `${drawMessages(moved)} moved`,
};

import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { drawMessages } from "../message/draw-waiting.ts";
import { errorChoiceOptions, readErrorChoice } from "./error-choice.ts";

const answer = z.looseObject({ dismissed: z.number(), left: z.number() });

export const errorDismissAll: Command = {
  usage: "error dismiss-all",
  summary: "give up the messages of a flow's errors",
  options: (command) =>
    errorChoiceOptions(command).option("--status <status>", "open or quarantined alone; without it, both"),
  async run(context, { options }) {
    const { flow, choice: body } = readErrorChoice(options);
    const path = flowPath(flow, "errors", "dismiss");
    let dismissed = 0;
    // A call takes the oldest thousand.
    for (let isDone = false; !isDone; ) {
      const part = await callApi(context, { method: "POST", path, body, answer });
      dismissed += part.dismissed;
      isDone = part.left === 0 || part.dismissed === 0;
    }
    return { dismissed };
  },
  print: ({ dismissed }: { dismissed: number }) => `${drawMessages(dismissed)} given up`,
};

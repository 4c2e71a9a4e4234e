import type { Command } from "../../command.ts";
import { drawAct, runAct } from "./follow-act.ts";
import { messageChoiceOptions, readMessageChoice } from "./message-choice.ts";

export const messageDrop: Command = {
  usage: "message drop <id> <step>",
  summary: "give up messages of a step's queue for good",
  options: (command) => messageChoiceOptions(command),
  run: (context, { args: [flowId = "", stepId = ""], options }) =>
    runAct(context, { flowId, stepId, body: { act: "drop", ...readMessageChoice(options) } }),
  print: drawAct,
};

import type { Command } from "../../command.ts";
import { drawAct, runAct } from "./follow-act.ts";
import { messageChoiceOptions, readMessageChoice } from "./message-choice.ts";

export const messageReplay: Command = {
  usage: "message replay <id> <step>",
  summary: "send messages that wait for later, or are quarantined, to their step now",
  options: (command) => messageChoiceOptions(command, { kind: "quarantined", help: "rebounding or quarantined" }),
  run: (context, { args: [flowId = "", stepId = ""], options }) =>
    runAct(context, { flowId, stepId, body: { act: "replay", ...readMessageChoice(options) } }),
  print: drawAct,
};

import { z } from "zod";
import type { Command } from "../../command.ts";
import { readDocument } from "../../rest/read-document.ts";
import { drawAct, runAct } from "./follow-act.ts";
import { kindOption } from "./message-choice.ts";

const optionsSchema = z.object({ kind: z.string(), input: z.string() });

export const messageEdit: Command = {
  usage: "message edit <id> <step> <message>",
  summary: "put another body in place of a message's own; a quarantined one is sent to its step with it",
  options: (command) =>
    command
      .requiredOption("--input <file>", "the message as it is to be (JSON or YAML): body, headers, attachments")
      .option(...kindOption),
  async run(context, { args: [flowId = "", stepId = "", messageId = ""], options }) {
    const { kind, input } = optionsSchema.parse(options);
    const edit = await readDocument(input);
    return await runAct(context, { flowId, stepId, body: { act: "edit", kind, messageIds: [messageId], edit } });
  },
  print: drawAct,
};

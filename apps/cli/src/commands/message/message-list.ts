import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";
import { flowPath } from "../flow/flow-path.ts";
import { wholeNumber } from "../options/whole-number.ts";
import { kindOption, searchOption } from "./message-choice.ts";

const optionsSchema = z.object({
  kind: z.string(),
  search: z.string().optional(),
  limit: z.number().optional(),
  offset: z.number().optional(),
});

export const queuedMessageAnswer = z.looseObject({
  messageId: z.string().optional(),
  sender: z.string().optional(),
  sentAt: z.number().optional(),
  bytes: z.number(),
  deliveries: z.number(),
  rebound: z.looseObject({ iteration: z.number(), dueAt: z.number().optional() }).optional(),
  preview: z.string(),
});
const answer = z.looseObject({
  items: z.array(queuedMessageAnswer),
  queued: z.number(),
  looked: z.number(),
  matched: z.number(),
});

export const messageList: Command = {
  usage: "message list <id> <step>",
  summary: "look into a step's queue; what waits can be looked at while the step is paused or the flow suspended",
  options: (command) =>
    command
      .option(...kindOption)
      .option(...searchOption)
      .option("--limit <count>", "at most 500 (default: 100)", wholeNumber)
      .option("--offset <count>", "begin after so many", wholeNumber),
  run: (context, { args: [id = "", step = ""], options }) =>
    callApi(context, {
      method: "GET",
      path: flowPath(id, "steps", step, "messages"),
      query: optionsSchema.parse(options),
      answer,
    }),
  print: ({ items, queued, looked, matched }: z.infer<typeof answer>) => {
    const rows = items.map(({ messageId, sender, sentAt, bytes, deliveries, rebound, preview }) => [
      messageId,
      sender,
      sentAt === undefined ? undefined : new Date(sentAt).toISOString(),
      bytes,
      deliveries,
      rebound?.dueAt === undefined ? undefined : new Date(rebound.dueAt).toISOString(),
      preview.slice(0, 80),
    ]);
    const table = drawTable(["id", "from", "sent", "bytes", "deliveries", "due", "body"], {
      rows,
      empty: "Nothing is there.",
    });
    return `${table}\n${items.length} of ${matched} found; ${looked} of ${queued} looked through`;
  },
};

import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";
import { wholeNumber } from "../options/whole-number.ts";
import { flowPath } from "./flow-path.ts";

const answer = z.array(
  z.looseObject({
    at: z.string(),
    from: z.string(),
    to: z.string(),
    actor: z.string(),
    reason: z.string(),
    numbers: z.record(z.string(), z.unknown()),
  }),
);

const optionsSchema = z.object({ limit: z.number().optional() });

export const flowTimeline: Command = {
  usage: "flow timeline <id>",
  summary: "show who or what changed a flow, when and why, newest first",
  options: (command) => command.option("--limit <count>", "at most 500 (default: 100)", wholeNumber),
  run: (context, { args: [id = ""], options }) =>
    callApi(context, { method: "GET", path: flowPath(id, "timeline"), query: optionsSchema.parse(options), answer }),
  print: (lines: z.infer<typeof answer>) =>
    drawTable(["at", "state", "by", "why", "numbers"], {
      rows: lines.map(({ at, from, to, actor, reason, numbers }) => [
        at,
        from === to ? to : `${from} → ${to}`,
        actor,
        reason,
        drawNumbers(numbers),
      ]),
      empty: "Nothing happened yet.",
    }),
};

/** `{"droppedMessages": 12}` → "dropped messages 12". */
function drawNumbers(numbers: Record<string, unknown>): string {
  return Object.entries(numbers)
    .map(([name, value]) => `${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${String(value)}`)
    .join(", ");
}

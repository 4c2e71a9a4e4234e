import { defaultDrainSeconds } from "@millrace/flow";
import { z } from "zod";
import type { Command, CommandContext } from "../../command.ts";
import { type StatusAnswer, stateAnswer, statusAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { countWaiting, drawMessages, drawWaiting } from "../message/draw-waiting.ts";
import { wholeNumber } from "../options/whole-number.ts";
import { flowPath } from "./flow-path.ts";
import { drawState, readWait, waitForState, waitOptions } from "./flow-wait.ts";

const optionsSchema = z.object({ drain: z.boolean().default(false), drainSeconds: z.number().optional() });

export const flowStop: Command = {
  usage: "flow stop <id>",
  summary: "stop a flow and drop what it has not processed; with --drain, process it first",
  options(command) {
    command
      .option("--drain", "take nothing new, finish what is queued, then stop")
      .option("--drain-seconds <seconds>", `how long to drain (default: ${defaultDrainSeconds})`, wholeNumber);
    waitOptions(command);
  },
  async run(context, { args: [id = ""], options }) {
    const { drain, drainSeconds } = optionsSchema.parse(options);
    const takesSeconds = drain ? (drainSeconds ?? defaultDrainSeconds) : 0;
    const wait = readWait(options, { takesSeconds });
    const before = await callApi(context, { method: "GET", path: flowPath(id, "status"), answer: statusAnswer });
    const body = { drain, ...(drain && drainSeconds !== undefined && { drainSeconds }) };
    const answer = await callApi(context, { method: "POST", path: flowPath(id, "stop"), body, answer: stateAnswer });
    sayConsequence(context, { before, drain, takesSeconds });
    if (!wait) return answer;
    const onLook = drain ? showProgress(context) : undefined;
    const arrived = await waitForState(context, { id, goal: "down", ...wait, ...(onLook && { onLook }) });
    const dropped = before.state === "inactive" ? 0 : await countDropped(context, id);
    context.report.done(before.name, `stopped, ${drawMessages(dropped)} dropped`);
    return { ...arrived, dropped };
  },
  print: drawState,
};

function sayConsequence(
  { report }: CommandContext,
  { before, drain, takesSeconds }: { before: StatusAnswer; drain: boolean; takesSeconds: number },
): void {
  const count = countWaiting(before.waiting);
  if (drain)
    report.begin(`"${before.name}" finishes ${drawWaiting(before.waiting)} first, for at most ${takesSeconds} s`);
  else if (count > 0) report.warn(`"${before.name}" drops ${drawWaiting(before.waiting)}`);
}

/** Says how many messages are left whenever that has changed. */
function showProgress({ report }: CommandContext): (status: StatusAnswer) => void {
  let shown: number | undefined;
  return ({ waiting, drainEndsAt }) => {
    const left = countWaiting(waiting) - waiting.quarantined; // nobody waits for those
    if (drainEndsAt === undefined || left === shown) return;
    shown = left;
    report.begin(`${drawMessages(left)} left, until ${drainEndsAt} at the latest`);
  };
}

const lineAnswer = z.looseObject({
  to: z.string(),
  numbers: z.looseObject({ droppedMessages: z.number().optional() }),
});

/** What the timeline says of the stop that is over. */
async function countDropped(context: CommandContext, id: string): Promise<number> {
  const query = { limit: 5 };
  const lines = await callApi(context, {
    method: "GET",
    path: flowPath(id, "timeline"),
    query,
    answer: z.array(lineAnswer),
  });
  return lines.find(({ from, to }) => from !== to && to === "inactive")?.numbers.droppedMessages ?? 0;
}

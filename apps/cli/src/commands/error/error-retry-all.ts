import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { drawMessages } from "../message/draw-waiting.ts";
import { errorChoiceOptions, readErrorChoice } from "./error-choice.ts";

const answer = z.looseObject({
  retried: z.number(),
  failed: z.array(z.looseObject({ id: z.string(), reason: z.string() })),
  left: z.number(),
});

interface Result {
  retried: number;
  failed: Array<{ id: string; reason: string }>;
}

export const errorRetryAll: Command = {
  usage: "error retry-all",
  summary: "send the messages of a flow's errors to their steps once more",
  options: (command) =>
    errorChoiceOptions(command).option("--status <status>", "open or quarantined alone; without it, both"),
  async run(context, { options }): Promise<Result> {
    const { flow, choice: body } = readErrorChoice(options);
    const path = flowPath(flow, "errors", "retry");
    const failed = new Map<string, string>();
    let retried = 0;
    // A call takes the oldest thousand; those that fail stay the oldest.
    for (let isDone = false; !isDone; ) {
      const part = await callApi(context, { method: "POST", path, body, answer });
      retried += part.retried;
      for (const { id, reason } of part.failed) failed.set(id, reason);
      isDone = part.left === 0 || part.retried === 0;
      if (!isDone) context.report.begin(`${drawMessages(retried)} sent again, ${part.left} to go`);
    }
    return { retried, failed: [...failed].map(([id, reason]) => ({ id, reason })) };
  },
  print: ({ retried, failed }: Result) =>
    [
      `${drawMessages(retried)} sent again${failed.length > 0 ? `, ${failed.length} not:` : ""}`,
      ...failed.map(({ id, reason }) => `${id}  ${reason}`),
    ].join("\n"),
};

import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Command, CommandContext } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";

const lineAnswer = z.object({
  stepId: z.string(),
  containerId: z.string(),
  at: z.string(),
  level: z.string(),
  text: z.string(),
});
type Line = z.infer<typeof lineAnswer>;

const optionsSchema = z.object({
  flow: z.string(),
  step: z.string().optional(),
  tail: z.string().optional(),
  follow: z.boolean().default(false),
});

const lookEveryMs = 1000;

/** With `--follow` lines are printed as they come; under `--json` they are one document when it is interrupted. */
export const logs: Command = {
  usage: "logs",
  summary: "show the newest log lines of a flow's containers",
  options: (command) =>
    command
      .requiredOption("--flow <id>", "flow")
      .option("--step <id>", "of this step alone")
      .option("--tail <count>", "how many lines", "200")
      .option("--follow", "keep printing what comes"),
  async run(context, { options }) {
    const { flow, step, tail, follow } = optionsSchema.parse(options);
    const read = () =>
      callApi(context, {
        method: "GET",
        path: `/flows/${encodeURIComponent(flow)}/logs`,
        query: { stepId: step, tail },
        answer: z.array(lineAnswer),
      });
    const lines = await read();
    if (!follow) return lines;
    const followed = [...lines, ...(await followLines(context, { first: lines, read }))];
    return context.json ? followed : undefined; // printed already
  },
  print: (lines: Line[] | undefined) =>
    lines?.length === 0 ? "There are no log lines." : (lines ?? []).map(drawLine).join("\n"),
};

/** Prints (or collects, under `--json`) what was not there before, until interrupted. */
async function followLines(
  { json, signal }: CommandContext,
  { first, read }: { first: Line[]; read: () => Promise<Line[]> },
): Promise<Line[]> {
  const print = (lines: Line[]) => {
    if (!json) for (const line of lines) process.stdout.write(`${drawLine(line)}\n`);
  };
  const collected: Line[] = [];
  let known = new Set(first.map(keyOf));
  print(first);
  while (await passes(lookEveryMs, signal)) {
    const lines = await read();
    const fresh = lines.filter((line) => !known.has(keyOf(line)));
    known = new Set(lines.map(keyOf));
    print(fresh);
    collected.push(...fresh);
  }
  return collected;
}

/** False when interrupted meanwhile. */
async function passes(timeMs: number, signal: AbortSignal): Promise<boolean> {
  await pause(timeMs, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

function keyOf({ containerId, at, text }: Line): string {
  return `${containerId} ${at} ${text}`;
}

function drawLine({ at, stepId, level, text }: Line): string {
  return `${at}  ${stepId}  ${level.padEnd(5)}  ${text}`;
}

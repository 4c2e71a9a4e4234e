import { z } from "zod";

const lineSchema = z.object({
  stepId: z.string({ error: "names no step (stepId)" }),
  message: z.looseObject({}, { error: "has no message" }),
});

export interface LineProblem {
  /** Counted from 1, as an editor does. */
  line: number;
  reason: string;
}

export interface MessageSurvey {
  /** Messages for each step, in the order of the file. */
  steps: Array<{ stepId: string; count: number }>;
  problems: LineProblem[];
}

/** What a file of messages (NDJSON) holds: empty lines are nothing, anything else has to be a message for a step. */
export function surveyMessages(text: string): MessageSurvey {
  const counts = new Map<string, number>();
  const problems: LineProblem[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (typeof read === "string") problems.push({ line: index + 1, reason: read });
    else counts.set(read.stepId, (counts.get(read.stepId) ?? 0) + 1);
  }
  return { steps: [...counts].map(([stepId, count]) => ({ stepId, count })), problems };
}

function readLine(line: string): { stepId: string } | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "is no JSON";
  }
  const message = lineSchema.safeParse(value);
  return message.success ? message.data : (message.error.issues[0]?.message ?? "is no message");
}

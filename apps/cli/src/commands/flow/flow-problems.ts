import { z } from "zod";
import type { CommandContext } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { type ProblemAnswer, problemAnswer } from "../../rest/answers.ts";

const detailsSchema = z.object({ problems: z.array(problemAnswer) });

/** A refusal's message names the first problem; a person sees all of them. */
export async function warnOfProblems<Result>(
  { report, json }: CommandContext,
  attempt: () => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    const details = error instanceof Refusal ? detailsSchema.safeParse(error.details).data : undefined;
    if (!json) for (const problem of details?.problems ?? []) report.warn(drawProblem(problem));
    throw error;
  }
}

export function drawProblem({ severity, stepId, edgeId, field, message }: ProblemAnswer): string {
  const place = [stepId ?? edgeId, field].filter((part) => part !== undefined).join(".");
  return `${severity}: ${place === "" ? "" : `${place}: `}${message}`;
}

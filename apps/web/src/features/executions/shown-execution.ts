import type { ApiOutputs } from "@/lib/trpc.ts";
import { isUnsettled } from "../errors/flow-error.ts";

/** What a step did in the execution that is drawn. */
export interface ShownStep {
  in: number;
  out: number;
  errors: number;
  filtered: number;
  /** Errors that nobody has decided about, and whose input was kept. */
  retryable: number;
}

export interface ShownExecution {
  id: string;
  /** ISO moment. */
  startedAt: string;
  status: ApiOutputs["execution"]["show"]["status"];
  steps: ReadonlyMap<string, ShownStep>;
}

type ExecutionErrors = ReadonlyArray<
  Pick<ApiOutputs["error"]["list"]["items"][number], "stepId" | "status" | "canRetry">
>;

/** An execution as the canvas draws it. */
export function shownExecution(
  { id, startedAt, status, steps }: Pick<ApiOutputs["execution"]["show"], "id" | "startedAt" | "status" | "steps">,
  errors: ExecutionErrors,
): ShownExecution {
  const retryable = errors.filter((error) => error.canRetry && isUnsettled(error.status));
  const shown = steps.map((step) => {
    const count = retryable.filter(({ stepId }) => stepId === step.stepId).length;
    const { in: received, out, errors: failed, filtered } = step;
    return [step.stepId, { in: received, out, errors: failed, filtered, retryable: count }] as const;
  });
  return { id, startedAt, status, steps: new Map(shown) };
}

/** What a step is in an execution: the card says so by its outline, or stands back. What was retried with success is no failure. */
export function partOf({ steps, status }: ShownExecution, stepId: string): "took-part" | "failed" | "none" {
  const step = steps.get(stepId);
  if (!step) return "none";
  const isUnsolved = step.retryable > 0 || (status === "failed" && step.errors > 0);
  return isUnsolved ? "failed" : "took-part";
}

/** Steps of it that can be retried, in the order in which they worked. */
export function retryableSteps({ steps }: ShownExecution): string[] {
  return [...steps].flatMap(([stepId, { retryable }]) => (retryable > 0 ? [stepId] : []));
}

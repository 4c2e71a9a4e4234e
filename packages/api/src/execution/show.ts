import { getExecution, listTraces, summariseTraces } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { executionShape, toExecutionShape } from "./list.ts";

/** A splitter may have made more of one message than anybody can look at. */
const mostTraces = 1000;

export const show = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/executions/{id}", tags: ["executions"], summary: "Show an execution" } })
  .input(z.object({ id: z.string() }))
  .output(
    executionShape.extend({
      steps: z.array(
        z.object({
          stepId: z.string(),
          in: z.number().int(),
          out: z.number().int(),
          errors: z.number().int(),
          /** Messages that an edge's condition did not let in, and those sent back for a later try. */
          filtered: z.number().int(),
          rebounds: z.number().int(),
          startedAt: z.string(),
          durationMs: z.number(),
        }),
      ),
      /** What each step did with each message, oldest first; at most 1000. */
      traces: z.array(
        z.object({
          stepId: z.string(),
          at: z.string(),
          durationMs: z.number(),
          queuedMs: z.number().optional(),
          outcome: z.string(),
          messageId: z.string(),
          parentMessageId: z.string().optional(),
        }),
      ),
    }),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    const execution = await getExecution(db, { workspaceId, id });
    const [steps, traces] = await Promise.all([
      summariseTraces(db, { execution }),
      listTraces(db, { execution, limit: mostTraces }),
    ]);
    return {
      ...toExecutionShape(execution),
      steps: steps.map((step) => ({ ...step, startedAt: step.startedAt.toISOString() })),
      traces: traces.map(({ at, queuedMs, parentMessageId, ...trace }) => ({
        ...trace,
        at: at.toISOString(),
        queuedMs: queuedMs ?? undefined,
        parentMessageId: parentMessageId ?? undefined,
      })),
    };
  });

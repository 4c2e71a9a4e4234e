import { findFlow, listMinutes, type MinuteRow } from "@millrace/db";
import { durationPercentile } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../../trpc.ts";

const minuteMs = 60_000;

const pointShape = z.object({
  /** Beginning of the minute. */
  at: z.string(),
  /** Messages a step worked on; of a whole flow, what all of its steps did. */
  messages: z.number().int(),
  errors: z.number().int(),
  /** Milliseconds; absent when nothing was worked on. */
  p50Ms: z.number().optional(),
  p95Ms: z.number().optional(),
});

/** What a flow, or one of its steps, did in each of the last minutes, oldest first; none is left out. */
export const throughput = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/flows/{id}/throughput", tags: ["flows"], summary: "Messages by the minute" },
  })
  .input(
    z.object({
      id: z.string(),
      stepId: z.string().optional(),
      minutes: z.coerce.number().int().min(5).max(1440).default(60),
    }),
  )
  .output(z.array(pointShape))
  .query(async ({ ctx: { db, workspaceId }, input: { id, stepId, minutes } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const last = Math.floor(Date.now() / minuteMs) * minuteMs;
    const from = last - (minutes - 1) * minuteMs;
    const rows = await listMinutes(db, { workspaceId, flowId: id, stepId, from: new Date(from) });
    const byMinute = Map.groupBy(rows, ({ minute }) => minute.getTime());
    return Array.from({ length: minutes }, (_, index) => {
      const at = from + index * minuteMs;
      return toPoint(at, byMinute.get(at) ?? []);
    });
  });

function toPoint(at: number, rows: readonly MinuteRow[]): z.infer<typeof pointShape> {
  const durations = addUp(rows.map((row) => row.durations));
  return {
    at: new Date(at).toISOString(),
    messages: rows.reduce((sum, { received }) => sum + received, 0),
    errors: rows.reduce((sum, { errors }) => sum + errors, 0),
    p50Ms: durationPercentile(durations, 0.5),
    p95Ms: durationPercentile(durations, 0.95),
  };
}

function addUp(counts: ReadonlyArray<readonly number[]>): number[] {
  const length = Math.max(0, ...counts.map((row) => row.length));
  return Array.from({ length }, (_, index) => counts.reduce((sum, row) => sum + (row[index] ?? 0), 0));
}

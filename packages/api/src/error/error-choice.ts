import { z } from "zod";
import { timeWindow } from "./list.ts";

/** Which errors of a flow are meant: of those that nobody has decided about yet. */
export const errorChoice = z.object({
  flowId: z.string(),
  stepId: z.string().optional(),
  /** Of these executions. */
  threadIds: z.array(z.string()).max(1000).optional(),
  ...timeWindow,
  /** Absent: both. */
  status: z.enum(["open", "quarantined"]).optional(),
});

/** A call takes the oldest of those chosen; how many it has not looked at stands in its answer as `left`. */
export const mostAtOnce = 1000;

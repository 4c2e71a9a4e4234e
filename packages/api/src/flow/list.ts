import { findProblems, type ListedFlow, listFlows, loadSurroundings, type Surroundings } from "@millrace/db";
import { desiredStateSchema, flowStateSchema } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { findTrigger } from "./find-trigger.ts";
import { flowTotals } from "./flow-totals.ts";

const listedFlowShape = z.object({
  id: z.string(),
  name: z.string(),
  tags: z.array(z.string()),
  /** Path of names, `Shop/Orders`; absent outside of folders. */
  folder: z.string().optional(),
  /** Absent while no trigger is drawn. */
  triggerKind: z.enum(["polling", "webhook"]).optional(),
  triggerTitle: z.string().optional(),
  state: flowStateSchema,
  stateSince: z.string(),
  stateReason: z.string().optional(),
  /** Newest published version. */
  version: z.number().int().optional(),
  desired: desiredStateSchema,
  /** How many problems of the draft keep it from being published. */
  draftProblems: z.number().int(),
  lastErrorAt: z.string().optional(),
  /** The newest one, its message cut. */
  lastError: z.object({ id: z.string(), stepId: z.string(), message: z.string() }).optional(),
  updatedAt: z.string(),
  updatedBy: z.string().optional(),
  openErrors: z.number().int(),
  /** Messages set aside because they ended their containers. */
  quarantined: z.number().int(),
  /** The version it takes over from, while it does. */
  previousVersion: z.number().int().optional(),
  /** Suspended: when the messages are dropped. */
  retentionEndsAt: z.string().optional(),
  /** Draining: when it stops waiting for the rest. */
  drainEndsAt: z.string().optional(),
  totals: z.object({ in: z.number(), out: z.number(), errors: z.number() }),
});

export const list = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows", tags: ["flows"], summary: "List flows" } })
  .input(z.object({ tag: z.string().optional() }).optional())
  .output(z.array(listedFlowShape))
  .query(async ({ ctx: { db, workspaceId }, input }) => {
    const [flows, surroundings] = await Promise.all([
      listFlows(db, { workspaceId, tag: input?.tag }),
      loadSurroundings(db, { workspaceId }),
    ]);
    return flows.map((flow) => summarise(flow, surroundings));
  });

function summarise(flow: ListedFlow, surroundings: Surroundings): z.infer<typeof listedFlowShape> {
  const { id, name, tags, state, stateReason, version, desired, updatedBy, openErrors, quarantined, draft } = flow;
  const trigger = findTrigger(draft, surroundings.catalogue);
  const problems = findProblems(draft, surroundings).filter(({ severity }) => severity === "error");
  return {
    id,
    name,
    tags,
    folder: flow.folder,
    triggerKind: trigger?.kind,
    triggerTitle: trigger?.title,
    state,
    stateSince: flow.stateSince.toISOString(),
    stateReason,
    version,
    desired,
    draftProblems: problems.length,
    lastErrorAt: flow.lastErrorAt?.toISOString(),
    lastError: flow.lastError,
    updatedAt: flow.updatedAt.toISOString(),
    updatedBy,
    openErrors,
    quarantined,
    previousVersion: flow.previousVersion,
    retentionEndsAt: flow.retentionEndsAt?.toISOString(),
    drainEndsAt: flow.drainEndsAt?.toISOString(),
    totals: flowTotals(draft, flow.steps),
  };
}

import { findGuide, findProblems, getDraft, getVersion, isSameFlow, loadSurroundings } from "@millrace/db";
import { desiredStateSchema, flowGuideSchema, flowStateSchema, stepWishesSchema } from "@millrace/flow";
import { z } from "zod";
import { readLiveFlow } from "../live/read-live-flow.ts";
import { definitionShape } from "../shapes/definition-shape.ts";
import { problemShape } from "../shapes/problem-shape.ts";
import { workspaceProcedure } from "../trpc.ts";
import { findTrigger } from "./find-trigger.ts";
import { waitingOf, waitingShape } from "./watch/waiting.ts";
import { webhookUrl } from "./webhook-url.ts";

const flowShape = z.object({
  id: z.string(),
  name: z.string(),
  tags: z.array(z.string()),
  state: flowStateSchema,
  stateSince: z.string(),
  stateReason: z.string().optional(),
  desired: desiredStateSchema,
  /** The version that is meant to work, and the one that does. */
  desiredVersion: z.number().int().optional(),
  activeVersion: z.number().int().optional(),
  /** The version it takes over from, while it does. */
  previousVersion: z.number().int().optional(),
  /** Given up: its containers did not become ready. */
  refusedVersion: z.number().int().optional(),
  /** Suspended: when the messages are dropped. */
  retentionEndsAt: z.string().optional(),
  /** Draining: when it stops waiting for the rest. */
  drainEndsAt: z.string().optional(),
  /** What is asked of single steps beside what the version says, by step id. */
  stepWishes: stepWishesSchema,
  waiting: waitingShape,
  webhookUrl: z.string().optional(),
  draft: z.object({
    revision: z.number().int(),
    definition: definitionShape,
    updatedAt: z.string(),
    updatedBy: z.string().optional(),
  }),
  /** What is left to do for a flow that came from a template, an import or a copy. */
  guide: flowGuideSchema.optional(),
  publishedVersion: z.number().int().optional(),
  publishedDefinition: definitionShape.optional(),
  hasUnpublishedChanges: z.boolean(),
  /** Of the draft. */
  problems: z.array(problemShape),
});

/** Everything the editor opens with. */
export const get = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}", tags: ["flows"], summary: "Show a flow" } })
  .input(z.object({ id: z.string() }))
  .output(flowShape)
  .query(async ({ ctx, input: { id } }) => {
    const { db, workspaceId, publicUrls } = ctx;
    const key = { workspaceId, flowId: id };
    const [{ row: flow, picture }, draft, published, surroundings, guide] = await Promise.all([
      readLiveFlow(ctx, key),
      getDraft(db, key),
      getVersion(db, key),
      loadSurroundings(db, { workspaceId }),
      findGuide(db, key),
    ]);
    const trigger = findTrigger(draft.definition, surroundings.catalogue);
    return {
      ...flow,
      stateSince: flow.stateSince.toISOString(),
      retentionEndsAt: flow.retentionEndsAt?.toISOString(),
      drainEndsAt: flow.drainEndsAt?.toISOString(),
      waiting: waitingOf(picture),
      webhookUrl: webhookUrl(publicUrls, { flowId: id, trigger }),
      draft: { ...draft, updatedAt: draft.updatedAt.toISOString() },
      guide,
      publishedVersion: published?.number,
      publishedDefinition: published?.definition,
      hasUnpublishedChanges: !published || !isSameFlow(published.definition, draft.definition),
      problems: findProblems(draft.definition, surroundings),
    };
  });

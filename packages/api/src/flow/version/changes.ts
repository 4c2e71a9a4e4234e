import { previewPublication } from "@millrace/db";
import { keepsQueues, summarizeDiff } from "@millrace/flow";
import { z } from "zod";
import { readLiveFlow } from "../../live/read-live-flow.ts";
import { problemShape } from "../../shapes/problem-shape.ts";
import { workspaceProcedure } from "../../trpc.ts";

const kindShape = z.enum(["added", "changed", "removed"]);

const changeShape = z.object({
  path: z.string(),
  label: z.string(),
  /** Missing: it was not there. Secrets are rows of dots. */
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

const diffShape = z.object({
  steps: z.array(z.object({ kind: kindShape, stepId: z.string(), name: z.string(), changes: z.array(changeShape) })),
  edges: z.array(
    z.object({
      kind: kindShape,
      edgeId: z.string(),
      source: z.string(),
      target: z.string(),
      changes: z.array(changeShape),
    }),
  ),
  settings: z.array(changeShape),
});

const fateShape = z.object({
  stepId: z.string(),
  fate: z.enum(["kept", "replaced", "added", "removed"]),
  /** Messages that wait in front of it, are in its hands, or wait for a retry. */
  messages: z.number().int(),
});

/** What publishing the draft would do, without doing it: what is different, whose changes go live, what becomes of the messages. */
export const changes = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/flows/{id}/changes", tags: ["flows"], summary: "What publishing would change" },
  })
  .input(z.object({ id: z.string() }))
  .output(
    z.object({
      revision: z.number().int(),
      version: z.number().int(),
      previousVersion: z.number().int().optional(),
      isUnchanged: z.boolean(),
      summary: z.string(),
      diff: diffShape,
      /** Steps whose component has a newer version than the one they work with. */
      componentUpdates: z.array(z.string()),
      authors: z.array(z.string()),
      problems: z.array(problemShape),
      /** Why it would be refused beside its problems. */
      refusal: z.string().optional(),
      /** While the flow is up: what happens to each step and to its messages. */
      fates: z.array(fateShape).optional(),
    }),
  )
  .query(async ({ ctx, input: { id } }) => {
    const { db, workspaceId } = ctx;
    const key = { workspaceId, flowId: id };
    const [{ fates, ...preview }, { row, picture }] = await Promise.all([
      previewPublication(db, key),
      readLiveFlow(ctx, key),
    ]);
    const messages = new Map(picture.steps.map((step) => [step.id, step.ready + step.unacked + step.rebounds]));
    return {
      ...preview,
      summary: summarizeDiff(preview.diff),
      fates:
        fates && keepsQueues(row.state)
          ? [...fates].map(([stepId, fate]) => ({ stepId, fate, messages: messages.get(stepId) ?? 0 }))
          : undefined,
    };
  });

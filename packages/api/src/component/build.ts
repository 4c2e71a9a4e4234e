import { type BuildStatus, buildStatuses, getBuild } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** How the build of a pushed component is getting on. */
export const build = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/component-builds/{id}", tags: ["components"], summary: "Follow a build" },
  })
  .input(
    z.object({
      id: z.string(),
      /** Characters of the log that the caller has already. */
      after: z.coerce.number().int().min(0).default(0),
    }),
  )
  .output(
    z.object({
      id: z.string(),
      name: z.string(),
      status: z.enum(buildStatuses) satisfies z.ZodType<BuildStatus>,
      /** What it has said since. */
      log: z.string(),
      /** Why it failed, with the cure. */
      problem: z.string().optional(),
      version: z.object({ id: z.string(), version: z.string(), image: z.string() }).optional(),
      createdAt: z.string(),
      finishedAt: z.string().optional(),
    }),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { id, after } }) => {
    const { log, createdAt, finishedAt, ...found } = await getBuild(db, { workspaceId, id });
    return {
      ...found,
      log: log.slice(after),
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString(),
    };
  });

import { z } from "zod";

/** Where a component's files come from. */
export const buildOriginSchema = z.discriminatedUnion("kind", [
  /** Pushed with it: a zip file or a gzipped tar file. */
  z.object({ kind: z.literal("file") }),
  z.object({
    kind: z.literal("git"),
    url: z.string(),
    /** Branch or tag. */
    ref: z.string().optional(),
    /** Of the component in the repository. */
    folder: z.string().optional(),
  }),
  /** An image that is there already, with a pushed folder beside it or not. */
  z.object({ kind: z.literal("image"), image: z.string() }),
]);
export type BuildOrigin = z.infer<typeof buildOriginSchema>;

export const buildStatuses = ["waiting", "building", "done", "failed"] as const;
export type BuildStatus = (typeof buildStatuses)[number];

/** A pushed folder on its way to a version, as people follow it. */
export interface ComponentBuild {
  id: string;
  name: string;
  status: BuildStatus;
  /** What it has said so far. */
  log: string;
  /** Why it failed, with the cure. */
  problem: string | undefined;
  /** What it became. */
  version: { id: string; version: string; image: string } | undefined;
  createdAt: Date;
  finishedAt: Date | undefined;
}

export function toBuildStatus(text: string): BuildStatus {
  const status = buildStatuses.find((known) => known === text);
  if (!status) throw new Error(`Unknown status of a build: ${text}`);
  return status;
}

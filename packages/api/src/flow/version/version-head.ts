import type { FlowRow, VersionRow } from "@millrace/db";
import { z } from "zod";

/** A version without what it does. */
export const versionHeadShape = z.object({
  version: z.number().int(),
  note: z.string().optional(),
  publishedAt: z.string(),
  publishedBy: z.string().optional(),
  /** Whose changes it brought. */
  authors: z.array(z.string()),
  steps: z.number().int(),
  /** Its queues and containers stand. */
  isActive: z.boolean(),
  /** It was given up: its containers did not become ready. */
  isRefused: z.boolean(),
});

export function versionHead(
  { number, note, publishedAt, publishedBy, authors, definition }: VersionRow,
  { activeVersion, refusedVersion }: Pick<FlowRow, "activeVersion" | "refusedVersion">,
): z.infer<typeof versionHeadShape> {
  return {
    version: number,
    note,
    publishedAt: publishedAt.toISOString(),
    publishedBy,
    authors,
    steps: definition.graph.nodes.length,
    isActive: number === activeVersion,
    isRefused: number === refusedVersion,
  };
}

import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import { z } from "zod";
import type { Database } from "../database.ts";
import type { FlowVersion } from "../generated/client.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

export interface VersionRow {
  number: number;
  definition: FlowDefinition;
  /** Step id → id of the component version it was published with. */
  components: Record<string, string>;
  note: string | undefined;
  publishedAt: Date;
  publishedBy: string | undefined;
  /** Whose changes it brought. */
  authors: string[];
}

/** The newest version of a flow, or the one of that number; undefined when there is none. */
export async function getVersion(
  db: Database,
  { workspaceId, flowId, number }: { workspaceId: WorkspaceId; flowId: string; number?: number | undefined },
): Promise<VersionRow | undefined> {
  const row = await db.flowVersion.findFirst({
    where: { flowId, flow: { workspaceId }, ...(number !== undefined && { number }) },
    orderBy: { number: "desc" },
  });
  return row ? toVersionRow(row) : undefined;
}

const componentsSchema = z.record(z.string(), z.string());

export function toVersionRow(row: FlowVersion): VersionRow {
  return {
    number: row.number,
    definition: flowDefinitionSchema.parse(row.definition),
    components: componentsSchema.parse(row.components),
    note: row.note ?? undefined,
    publishedAt: row.publishedAt,
    publishedBy: row.publishedBy ?? undefined,
    authors: row.authors,
  };
}

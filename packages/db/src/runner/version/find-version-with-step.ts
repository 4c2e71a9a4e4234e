import { type FlowDefinition, flowDefinitionSchema, workingDefinition } from "@millrace/flow";
import { z } from "zod";
import type { Database } from "../../database.ts";

const rowSchema = z.object({ number: z.number(), definition: flowDefinitionSchema });

/**
 * The version whose step of this id the version `active` does without: the newest before it that had the step or, when none had, the
 * newest after it, which was given up. For the runner: not scoped to a workspace.
 */
export async function findVersionWithStep(
  db: Database,
  { flowId, stepId, active }: { flowId: string; stepId: string; active: number },
): Promise<{ version: number; graph: FlowDefinition["graph"] } | undefined> {
  const [row] = await db.$queryRaw<unknown[]>`
    SELECT number, definition FROM flow_version
    WHERE flow_id = ${flowId} AND number <> ${active}
      AND definition->'graph'->'nodes' @> ${JSON.stringify([{ id: stepId }])}::jsonb
      AND NOT definition->'graph'->'nodes' @> ${JSON.stringify([{ id: stepId, skipped: true }])}::jsonb
    ORDER BY number > ${active}, number DESC LIMIT 1`;
  if (row === undefined) return undefined;
  const { number, definition } = rowSchema.parse(row);
  return { version: number, graph: workingDefinition(definition).graph };
}

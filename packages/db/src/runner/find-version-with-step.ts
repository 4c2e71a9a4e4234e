import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import { z } from "zod";
import type { Database } from "../database.ts";

const rowSchema = z.object({ number: z.number(), definition: flowDefinitionSchema });

/** The newest version before `olderThan` that had the step. For the runner: not scoped to a workspace. */
export async function findVersionWithStep(
  db: Database,
  { flowId, stepId, olderThan }: { flowId: string; stepId: string; olderThan: number },
): Promise<{ version: number; graph: FlowDefinition["graph"] } | undefined> {
  const [row] = await db.$queryRaw<unknown[]>`
    SELECT number, definition FROM flow_version
    WHERE flow_id = ${flowId} AND number < ${olderThan}
      AND definition->'graph'->'nodes' @> ${JSON.stringify([{ id: stepId }])}::jsonb
    ORDER BY number DESC LIMIT 1`;
  if (row === undefined) return undefined;
  const { number, definition } = rowSchema.parse(row);
  return { version: number, graph: definition.graph };
}

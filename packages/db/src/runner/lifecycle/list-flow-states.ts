import type { FlowState } from "@millrace/flow";
import type { Database } from "../../database.ts";

/** States of those of the given flows that exist. */
export async function listFlowStates(
  db: Database,
  { flowIds }: { flowIds: readonly string[] },
): Promise<Map<string, FlowState>> {
  const rows = await db.flow.findMany({ where: { id: { in: [...flowIds] } }, select: { id: true, state: true } });
  return new Map(rows.map(({ id, state }) => [id, state]));
}

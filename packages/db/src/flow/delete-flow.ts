import { DomainError, stateLabel } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { findFlow } from "./find-flow.ts";

/** Forgets an inactive flow with all it recorded. Throws `wrong_state` for any other, `not_found`. */
export async function deleteFlow(
  db: Database,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<void> {
  const { count } = await db.flow.deleteMany({
    where: {
      id: flowId,
      workspaceId,
      state: "inactive",
      // A wish that is older than the state is spent: the platform itself stopped the flow.
      OR: [{ desired: { not: "running" } }, { desiredAt: null }, { desiredAt: { lte: db.flow.fields.stateSince } }],
    },
  });
  if (count > 0) return;
  const flow = await findFlow(db, { workspaceId, flowId });
  throw new DomainError("wrong_state", `"${flow.name}" is ${stateLabel(flow.state)}. Stop it before you delete it.`);
}

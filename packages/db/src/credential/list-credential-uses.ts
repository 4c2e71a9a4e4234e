import type { DesiredState, FlowState } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

export interface CredentialUse {
  credentialId: string;
  flowId: string;
  flowName: string;
  state: FlowState;
  desired: DesiredState;
}

/** Which flows name which credentials: in their draft, or in the version that works or is meant to. */
export async function listCredentialUses(
  db: Database,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<CredentialUse[]> {
  return db.$queryRaw<CredentialUse[]>`
    SELECT DISTINCT
      node ->> 'credential' AS "credentialId",
      flow.id AS "flowId",
      flow.name AS "flowName",
      flow.state::text AS "state",
      CASE WHEN flow.state = 'inactive' AND COALESCE(flow.desired_at <= flow.state_since, true)
        THEN 'inactive' ELSE flow.desired::text END AS "desired"
    FROM flow
    CROSS JOIN LATERAL (
      SELECT definition FROM draft WHERE draft.flow_id = flow.id
      UNION ALL
      SELECT definition FROM flow_version
      WHERE flow_version.flow_id = flow.id AND flow_version.number IN (flow.desired_version, flow.active_version)
    ) AS drawn
    CROSS JOIN LATERAL jsonb_array_elements(drawn.definition -> 'graph' -> 'nodes') AS node
    WHERE flow.workspace_id = ${workspaceId} AND node ? 'credential'
    ORDER BY flow.name`;
}

import type { DesiredState, FlowState } from "@millrace/flow";
import type { Flow } from "../generated/client.ts";

/** A flow's wish and fact, without what is drawn. */
export interface FlowRow {
  id: string;
  name: string;
  desired: DesiredState;
  desiredVersion: number | undefined;
  state: FlowState;
  stateSince: Date;
  stateReason: string | undefined;
  activeVersion: number | undefined;
  execId: string | undefined;
  retentionEndsAt: Date | undefined;
  lastErrorAt: Date | undefined;
  createdAt: Date;
  updatedAt: Date;
  updatedBy: string | undefined;
}

export function toFlowRow(row: Flow): FlowRow {
  return {
    id: row.id,
    name: row.name,
    desired: row.desired,
    desiredVersion: row.desiredVersion ?? undefined,
    state: row.state,
    stateSince: row.stateSince,
    stateReason: row.stateReason ?? undefined,
    activeVersion: row.activeVersion ?? undefined,
    execId: row.execId ?? undefined,
    retentionEndsAt: row.retentionEndsAt ?? undefined,
    lastErrorAt: row.lastErrorAt ?? undefined,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy ?? undefined,
  };
}

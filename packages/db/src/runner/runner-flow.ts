import type { DesiredState, FlowState } from "@millrace/flow";
import type { FlowModel } from "../generated/models.ts";

/** Wish and fact of a flow as the runner needs them. Times are epoch milliseconds. */
export interface RunnerFlow {
  id: string;
  workspaceId: string;
  name: string;
  desired: DesiredState;
  desiredVersion: number | undefined;
  desiredBy: string | undefined;
  state: FlowState;
  stateSince: number;
  stateReason: string | undefined;
  activeVersion: number | undefined;
  execId: string | undefined;
}

/** Columns of `RunnerFlow`, for Prisma's `select`. */
export const runnerFlowColumns = {
  id: true,
  workspaceId: true,
  name: true,
  desired: true,
  desiredVersion: true,
  desiredBy: true,
  state: true,
  stateSince: true,
  stateReason: true,
  activeVersion: true,
  execId: true,
} as const;

export function toRunnerFlow(row: Pick<FlowModel, keyof typeof runnerFlowColumns>): RunnerFlow {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    name: row.name,
    desired: row.desired,
    desiredVersion: row.desiredVersion ?? undefined,
    desiredBy: row.desiredBy ?? undefined,
    state: row.state,
    stateSince: row.stateSince.getTime(),
    stateReason: row.stateReason ?? undefined,
    activeVersion: row.activeVersion ?? undefined,
    execId: row.execId ?? undefined,
  };
}

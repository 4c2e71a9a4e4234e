import {
  type DesiredState,
  effectiveWish,
  type FlowState,
  type StepWishes,
  stepWishesSchema,
  type WakeSplit,
  wakeSplitSchema,
} from "@millrace/flow";
import type { FlowModel } from "../../generated/models.ts";

/** Wish and fact of a flow as the runner needs them. Times are epoch milliseconds. */
export interface RunnerFlow {
  id: string;
  workspaceId: string;
  name: string;
  /** The wish that counts: one that is spent is not told. */
  desired: DesiredState;
  desiredVersion: number | undefined;
  desiredBy: string | undefined;
  /** Of the wish to stop: finish what is queued, until then. */
  drainEndsAt: number | undefined;
  stepWishes: StepWishes;
  state: FlowState;
  stateSince: number;
  stateReason: string | undefined;
  activeVersion: number | undefined;
  /** Being replaced by the active one. */
  previousVersion: number | undefined;
  /** Given up: not to be tried again. */
  refusedVersion: number | undefined;
  execId: string | undefined;
  /** When the present start began. */
  startedAt: number | undefined;
  /** The last tick of the schedule that was taken care of. */
  polledAt: number | undefined;
  retentionEndsAt: number | undefined;
  /** The newest wake. */
  wake: WakeSplit | undefined;
}

/** Columns of `RunnerFlow`, for Prisma's `select`. */
export const runnerFlowColumns = {
  id: true,
  workspaceId: true,
  name: true,
  desired: true,
  desiredAt: true,
  desiredVersion: true,
  desiredBy: true,
  drainEndsAt: true,
  stepWishes: true,
  state: true,
  stateSince: true,
  stateReason: true,
  activeVersion: true,
  previousVersion: true,
  refusedVersion: true,
  execId: true,
  startedAt: true,
  polledAt: true,
  retentionEndsAt: true,
  wake: true,
} as const;

export function toRunnerFlow(row: Pick<FlowModel, keyof typeof runnerFlowColumns>): RunnerFlow {
  const { id, workspaceId, name, state } = row;
  const stateSince = row.stateSince.getTime();
  const desired = effectiveWish({ desired: row.desired, desiredAt: row.desiredAt?.getTime(), state, stateSince });
  return {
    id,
    workspaceId,
    name,
    desired,
    desiredVersion: row.desiredVersion ?? undefined,
    desiredBy: row.desiredBy ?? undefined,
    drainEndsAt: row.drainEndsAt?.getTime(),
    stepWishes: stepWishesSchema.parse(row.stepWishes),
    state,
    stateSince,
    stateReason: row.stateReason ?? undefined,
    activeVersion: row.activeVersion ?? undefined,
    previousVersion: row.previousVersion ?? undefined,
    refusedVersion: row.refusedVersion ?? undefined,
    execId: row.execId ?? undefined,
    startedAt: row.startedAt?.getTime(),
    polledAt: row.polledAt?.getTime(),
    retentionEndsAt: row.retentionEndsAt?.getTime(),
    wake: wakeSplitSchema.safeParse(row.wake).data,
  };
}

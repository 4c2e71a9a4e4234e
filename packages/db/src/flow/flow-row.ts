import {
  type DesiredState,
  effectiveWish,
  type FlowState,
  type StepWishes,
  stepWishesSchema,
  type WakeSplit,
  wakeSplitSchema,
} from "@millrace/flow";
import type { FlowModel } from "../generated/models.ts";

/** A flow's wish and fact, without what is drawn. */
export interface FlowRow {
  id: string;
  name: string;
  tags: string[];
  /** The wish that counts: one that is spent is not told. */
  desired: DesiredState;
  desiredVersion: number | undefined;
  /** Stops when everything queued is done, then at the latest. */
  drainEndsAt: Date | undefined;
  stepWishes: StepWishes;
  state: FlowState;
  stateSince: Date;
  stateReason: string | undefined;
  activeVersion: number | undefined;
  /** Being replaced by the active one. */
  previousVersion: number | undefined;
  /** Given up: its containers did not become ready. */
  refusedVersion: number | undefined;
  execId: string | undefined;
  retentionEndsAt: Date | undefined;
  /** How long the newest wake took. */
  wake: WakeSplit | undefined;
  lastErrorAt: Date | undefined;
  createdAt: Date;
  updatedAt: Date;
  updatedBy: string | undefined;
}

export function toFlowRow(row: FlowModel): FlowRow {
  const { state, stateSince } = row;
  const wish = { desired: row.desired, desiredAt: row.desiredAt?.getTime(), state, stateSince: stateSince.getTime() };
  return {
    id: row.id,
    name: row.name,
    tags: row.tags,
    desired: effectiveWish(wish),
    desiredVersion: row.desiredVersion ?? undefined,
    drainEndsAt: row.drainEndsAt ?? undefined,
    stepWishes: stepWishesSchema.parse(row.stepWishes),
    state,
    stateSince,
    stateReason: row.stateReason ?? undefined,
    activeVersion: row.activeVersion ?? undefined,
    previousVersion: row.previousVersion ?? undefined,
    refusedVersion: row.refusedVersion ?? undefined,
    execId: row.execId ?? undefined,
    retentionEndsAt: row.retentionEndsAt ?? undefined,
    wake: wakeSplitSchema.safeParse(row.wake).data, // only shown: one that cannot be read must not hide the flow
    lastErrorAt: row.lastErrorAt ?? undefined,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy ?? undefined,
  };
}

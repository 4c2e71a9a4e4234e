import type { RunnerFlow } from "@millrace/db";
import {
  allowsCommand,
  carryStepWishes,
  type DesiredState,
  decideCommand,
  desiredByCommand,
  effectiveWish,
  type FlowDefinition,
  isSameGraph,
  keepsGraph,
  type StepWish,
  type WishCommand,
} from "@millrace/flow";

/** The flow's row, with the wish as it was written. */
export interface FlowRow extends RunnerFlow {
  desiredAt: number | undefined;
}

export function newRow(): FlowRow {
  return {
    id: "flow-1",
    workspaceId: "workspace-1",
    name: "Orders",
    desired: "inactive",
    desiredAt: undefined,
    desiredVersion: undefined,
    desiredBy: "Ada",
    drainEndsAt: undefined,
    stepWishes: {},
    state: "inactive",
    stateSince: 0,
    stateReason: undefined,
    activeVersion: undefined,
    previousVersion: undefined,
    refusedVersion: undefined,
    execId: undefined,
    startedAt: undefined,
    polledAt: undefined,
    retentionEndsAt: undefined,
    wake: undefined,
  };
}

/** As the runner reads it: with the wish that counts. */
export function readRow(row: FlowRow): RunnerFlow {
  const { desiredAt: _desiredAt, ...flow } = row;
  return { ...flow, desired: wishOf(row) };
}

export function wishOf(row: FlowRow): DesiredState {
  return effectiveWish(row);
}

/** As the API writes a command. @returns whether it did. */
export function command(
  row: FlowRow,
  { name, newest, drainMs, now }: { name: WishCommand; newest: number | undefined; drainMs: number; now: number },
): boolean {
  const situation = { state: row.state, wish: wishOf(row), isDraining: row.drainEndsAt !== undefined };
  const decision = decideCommand(situation, name);
  if (decision === "refuse" || (decision === "done" && name !== "drain")) return false;
  const desired = desiredByCommand[name];
  if (desired === "running") {
    if (newest === undefined) return false;
    row.desiredVersion = newest === row.refusedVersion ? (row.activeVersion ?? newest) : newest;
  }
  row.desired = desired;
  row.desiredAt = Math.max(now, row.stateSince + 1);
  row.drainEndsAt = name === "drain" ? now + drainMs : undefined;
  return true;
}

export function mayRunNow({ state }: FlowRow): boolean {
  return allowsCommand(state, "run-now");
}

/** As the API publishes. Undefined when the state does not allow it. */
export function publish(
  row: FlowRow,
  { versions, definition }: { versions: readonly FlowDefinition[]; definition: FlowDefinition },
): { versions: readonly FlowDefinition[] } | undefined {
  const newest = versions.at(-1);
  if (newest === definition) return undefined;
  const active = row.activeVersion === undefined ? undefined : versions[row.activeVersion - 1];
  const isKept = keepsGraph(row.state) || wishOf(row) === "suspended";
  if (active && isKept && !isSameGraph(active.graph, definition.graph)) return undefined;
  if (newest) row.stepWishes = carryStepWishes(row.stepWishes, { previous: newest, next: definition });
  if (wishOf(row) !== "inactive") row.desiredVersion = versions.length + 1;
  return { versions: [...versions, definition] };
}

export function changeStep(row: FlowRow, { stepId, wish }: { stepId: string; wish: StepWish }): boolean {
  if (row.state === "inactive") return false;
  row.stepWishes = { ...row.stepWishes, [stepId]: wish };
  return true;
}

const dayMs = 86_400_000;

export function extendRetention(row: FlowRow, { days, now }: { days: number; now: number }): boolean {
  if (row.state !== "suspended") return false;
  row.retentionEndsAt = (row.retentionEndsAt ?? now) + days * dayMs;
  return true;
}

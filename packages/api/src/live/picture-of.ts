import type { FlowRow, StepTotals } from "@millrace/db";
import type { LiveFlow, LiveStep } from "@millrace/flow";

interface Facts {
  workspaceId: string;
  row: FlowRow;
  stepIds: readonly string[];
  totals: readonly StepTotals[];
  /** What the runner published last, when that is not long ago. */
  latest: LiveFlow | undefined;
  now: Date;
}

/** A flow as it is now: state from its row, containers and queues as the runner saw them last while the state was the same. */
export function pictureOf({ workspaceId, row, stepIds, totals, latest, now }: Facts): LiveFlow {
  const isCurrent = latest !== undefined && latest.state === row.state && latest.at >= row.stateSince.getTime();
  const seen = new Map(isCurrent ? latest.steps.map((step) => [step.id, step]) : []);
  const counted = new Map(totals.map((step) => [step.stepId, step]));
  const reason = (isCurrent ? latest.reason : undefined) ?? row.stateReason;
  const version = row.activeVersion ?? row.desiredVersion;
  return {
    flowId: row.id,
    workspaceId,
    at: now.getTime(),
    state: row.state,
    since: row.stateSince.getTime(),
    ...(reason !== undefined && { reason }),
    ...(version !== undefined && { version }),
    steps: stepIds.map((id) => seen.get(id) ?? quietStep(id, counted.get(id))),
  };
}

function quietStep(id: string, totals: StepTotals | undefined): LiveStep {
  return {
    id,
    containers: [],
    ready: 0,
    unacked: 0,
    rebounds: 0,
    quarantined: 0,
    in: totals?.received ?? 0,
    out: totals?.emitted ?? 0,
    errors: totals?.errors ?? 0,
    inPerSecond: 0,
    outPerSecond: 0,
  };
}

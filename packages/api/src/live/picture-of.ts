import type { FlowRow, StepTotals, WorkspaceSettings } from "@millrace/db";
import {
  bytesPerMegabyte,
  type FlowDefinition,
  type LiveFlow,
  type LiveStep,
  type StepSetting,
  stepSetting,
  workingDefinition,
} from "@millrace/flow";

interface Facts {
  workspaceId: string;
  row: FlowRow;
  /** Of the version that works; of the draft while none does. */
  definition: FlowDefinition;
  workspace: WorkspaceSettings;
  totals: readonly StepTotals[];
  /** What the runner published last, when that is not long ago. */
  latest: LiveFlow | undefined;
  now: Date;
}

/** A picture without gaps: what the runner has not told comes from the row and the version. */
export interface Picture extends LiveFlow {
  steps: Array<LiveStep & StepSetting>;
  limits: NonNullable<LiveFlow["limits"]>;
}

/**
 * A flow as it is now: what its row says, and containers and queues as the runner saw them last while the state was the same. The
 * row wins where both tell the same: what people ask for is written there before the runner looks again.
 */
export function pictureOf({ workspaceId, row, definition, workspace, totals, latest, now }: Facts): Picture {
  const isCurrent = latest !== undefined && latest.state === row.state && latest.at >= row.stateSince.getTime();
  const seen = isCurrent ? latest : undefined;
  const seenSteps = new Map(seen?.steps.map((step) => [step.id, step]));
  const counted = new Map(totals.map((step) => [step.stepId, step]));
  const steps = workingDefinition(definition).graph.nodes.map(({ id }) => {
    const setting = stepSetting(definition, { stepId: id, wish: row.stepWishes[id] });
    const step = seenSteps.get(id) ?? quietStep(id, counted.get(id));
    return {
      ...step,
      isPaused: step.isPaused ?? setting.isPaused,
      replicas: step.replicas ?? setting.replicas,
      prefetch: step.prefetch ?? setting.prefetch,
    };
  });
  return {
    flowId: row.id,
    workspaceId,
    at: now.getTime(),
    state: row.state,
    since: row.stateSince.getTime(),
    reason: seen?.reason ?? row.stateReason,
    version: row.activeVersion ?? row.desiredVersion,
    steps,
    limits: seen?.limits ?? limitsOf(definition, workspace),
    retentionEndsAt: row.retentionEndsAt?.getTime(),
    drainEndsAt: row.drainEndsAt?.getTime(),
    previousVersion: row.previousVersion,
    rollOut: row.previousVersion === undefined ? undefined : seen?.rollOut,
    held: seen?.held,
    wake: row.wake ?? seen?.wake,
  };
}

/** A flow may go below what its workspace allows, never above. */
function limitsOf({ limits }: FlowDefinition, workspace: WorkspaceSettings): Picture["limits"] {
  const megabytes = Math.min(limits?.megabytes ?? workspace.maxMegabytes, workspace.maxMegabytes);
  return {
    messages: Math.min(limits?.messages ?? workspace.maxMessages, workspace.maxMessages),
    bytes: Math.round(megabytes * bytesPerMegabyte),
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

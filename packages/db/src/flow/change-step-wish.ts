import {
  DomainError,
  type FlowDefinition,
  type StepSetting,
  type StepWish,
  stateLabel,
  stepSetting,
  stepWishesSchema,
  wantsContainers,
} from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { FlowModel } from "../generated/models.ts";
import { addTimelineLine } from "../runner/lifecycle/add-timeline-line.ts";
import { toVersionRow } from "../version/get-version.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { lockFlow, type Transaction } from "./lock-flow.ts";

/** What is asked of a step; absent: as it is, null: as the version says. */
export interface StepChange {
  isPaused?: boolean | undefined;
  replicas?: number | null | undefined;
  prefetch?: number | null | undefined;
  /** New containers in place of those there are. Epoch milliseconds. */
  restartAt?: number | undefined;
}

interface Change {
  workspaceId: WorkspaceId;
  flowId: string;
  stepId: string;
  change: StepChange;
  actor: Actor;
}

/**
 * Writes down what a person wants of a single step of a flow that is up, with a line in the timeline; what changes nothing leaves
 * none. Throws `not_found` for a flow or step that does not exist, and `wrong_state` for an inactive flow, and for a restart of a step that
 * has no containers.
 */
export async function changeStepWish(
  db: Database,
  { workspaceId, flowId, stepId, change, actor }: Change,
): Promise<StepSetting> {
  return db.$transaction(async (tx) => {
    const flow = await lockFlow(tx, { workspaceId, flowId });
    if (flow.state === "inactive") {
      const label = stateLabel(flow.state);
      throw new DomainError("wrong_state", `"${flow.name}" is ${label}: its steps do not work. Start it first.`);
    }
    const definition = await findDefinition(tx, { flow, stepId });
    if (change.restartAt !== undefined) refuseRestart(flow, stepId);
    const { [stepId]: present = {}, ...others } = stepWishesSchema.parse(flow.stepWishes);
    const next = withChange(present, change);
    const before = stepSetting(definition, { stepId, wish: present });
    const after = stepSetting(definition, { stepId, wish: next });
    const wishes = Object.keys(next).length > 0 ? { ...others, [stepId]: next } : others;
    await tx.$executeRaw`UPDATE flow SET step_wishes = ${JSON.stringify(wishes)}::jsonb WHERE id = ${flowId}`;
    const restart = change.restartAt === undefined ? [] : [{ reason: `Restarted ${stepId}` }];
    for (const line of [...restart, ...describeChange(stepId, { before, after })]) {
      await addTimelineLine(tx, { flowId, actor: actor.name, ...line });
    }
    return after;
  });
}

function refuseRestart({ name, state, stepWishes }: FlowModel, stepId: string): void {
  if (!wantsContainers(state)) {
    throw new DomainError("wrong_state", `"${name}" is ${stateLabel(state)}: its steps have no containers to restart.`);
  }
  if (stepWishesSchema.parse(stepWishes)[stepId]?.paused) {
    throw new DomainError("wrong_state", `${stepId} is paused: it gets new containers when it is resumed.`);
  }
}

/** Of the version that works, or of the newest while it takes over. */
async function findDefinition(
  tx: Transaction,
  { flow, stepId }: { flow: FlowModel; stepId: string },
): Promise<FlowDefinition> {
  const numbers = [flow.activeVersion, flow.desiredVersion].filter((number) => number !== null);
  const rows = await tx.flowVersion.findMany({ where: { flowId: flow.id, number: { in: numbers } } });
  const versions = rows.map(toVersionRow).toSorted((a, b) => numbers.indexOf(a.number) - numbers.indexOf(b.number));
  const found = versions.find(({ definition }) =>
    definition.graph.nodes.some(({ id, skipped }) => id === stepId && !skipped),
  );
  if (!found) throw new DomainError("not_found", `"${flow.name}" has no step ${stepId} in the version that works.`);
  return found.definition;
}

function withChange({ paused, replicas, prefetch, restartedAt }: StepWish, change: StepChange): StepWish {
  const isPaused = change.isPaused ?? paused === true;
  const wanted = {
    replicas: change.replicas === undefined ? replicas : (change.replicas ?? undefined),
    prefetch: change.prefetch === undefined ? prefetch : (change.prefetch ?? undefined),
    restartedAt: change.restartAt ?? restartedAt,
  };
  return {
    ...(isPaused && { paused: true }),
    ...(wanted.replicas !== undefined && { replicas: wanted.replicas }),
    ...(wanted.prefetch !== undefined && { prefetch: wanted.prefetch }),
    ...(wanted.restartedAt !== undefined && { restartedAt: wanted.restartedAt }),
  };
}

interface Line {
  reason: string;
  numbers?: Record<string, number>;
}

function describeChange(stepId: string, { before, after }: { before: StepSetting; after: StepSetting }): Line[] {
  const pause =
    before.isPaused === after.isPaused ? [] : [{ reason: `${after.isPaused ? "Paused" : "Resumed"} ${stepId}` }];
  const changed = (["replicas", "prefetch"] as const).filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return pause;
  const steps = changed.map((name) => `${name} ${before[name]} → ${after[name]}`);
  const numbers = Object.fromEntries(changed.map((name) => [name, after[name]]));
  return [...pause, { reason: `Scaled ${stepId}: ${steps.join(", ")}`, numbers }];
}

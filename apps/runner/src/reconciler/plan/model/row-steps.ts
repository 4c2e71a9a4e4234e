import { canFollow } from "@millrace/flow";
import type { PlanStep, SetState } from "../step.ts";
import type { Hands } from "./hands.ts";
import { checkArrival, checkHeard } from "./rules.ts";
import type { World } from "./world.ts";

type Step<Kind extends PlanStep["kind"]> = Extract<PlanStep, { kind: Kind }>;

export function setState(hands: Hands, step: SetState): void {
  const { world, memory, observed } = hands;
  const { row, ledger } = world;
  if (step.from !== observed.flow.state) ledger.violate(`${step.from} → ${step.to} planned in ${observed.flow.state}`);
  if (!canFollow(step.from, step.to)) ledger.violate(`${step.to} must not follow ${step.from}`);
  if (step.from === "inactive") memory.forget(row.id);
  if (step.to !== "running") memory.wakes.forget(row.id);
  else if (step.from === "sleeping") {
    const cause = step.actor === "person" || step.actor === "runner" ? "message" : step.actor;
    memory.wakes.call(row.id, { cause, at: world.clock.now });
  }
  if (row.state !== step.from) return;
  if (step.from === "starting" && step.to === "running") checkHeard(hands, "it is running");
  checkArrival(world, step.to);
  writeFacts(world, step);
  row.state = step.to;
  ledger.deeds.add(`${step.from} → ${step.to}`);
  row.stateSince = world.clock.now;
  row.stateReason = undefined;
}

function writeFacts(world: World, { from, to, version, retentionMs, numbers }: SetState): void {
  const { row, ledger } = world;
  const { now } = world.clock;
  if (to === "starting") {
    Object.assign(row, { activeVersion: version, previousVersion: undefined, refusedVersion: undefined });
    ledger.refused.clear();
    if (from === "suspended") Object.assign(row, { polledAt: now, retentionEndsAt: undefined });
    else {
      world.starts += 1;
      Object.assign(row, { startedAt: now, execId: `exec-${world.starts}` });
    }
  }
  if (to === "suspended" && retentionMs !== undefined) row.retentionEndsAt = now + retentionMs;
  if (to === "inactive") {
    const gone = { activeVersion: undefined, previousVersion: undefined };
    Object.assign(row, { ...gone, drainEndsAt: undefined, retentionEndsAt: undefined });
    const told = numbers?.droppedMessages ?? 0;
    if (!ledger.isCountLost && told !== ledger.droppedUntold) {
      ledger.violate(`${ledger.droppedUntold} messages were dropped, the timeline tells of ${told}`);
    }
    Object.assign(ledger, { droppedUntold: 0, isCountLost: false, isDrained: false });
  }
}

export function setReason({ world }: Hands, { reason }: Step<"setReason">): void {
  world.row.stateReason = reason ?? undefined;
}

export function finishRollout(hands: Hands, { version }: Step<"finishRollout">): void {
  const { row } = hands.world;
  checkHeard(hands, `version ${version} is in place`);
  if (row.activeVersion === version) row.previousVersion = undefined;
}

export function adoptVersion({ world }: Hands, { from, to }: Step<"adoptVersion">): void {
  const { row, ledger } = world;
  if (ledger.refused.has(to)) ledger.violate(`version ${to} was given up, and is tried again`);
  if (row.activeVersion !== from) return;
  Object.assign(row, { activeVersion: to, previousVersion: row.previousVersion ?? from, refusedVersion: undefined });
}

export function rollBack({ world }: Hands, { from, to, why }: Step<"rollBack">): void {
  const { row, ledger } = world;
  if (row.activeVersion !== from) return;
  ledger.refused.add(from);
  const stateReason = `Version ${from} was given up, version ${to} goes on: ${why}`;
  Object.assign(row, { activeVersion: to, previousVersion: undefined, refusedVersion: from, stateReason });
}

export function endDrain({ world: { row, clock, ledger } }: Hands, { left }: Step<"endDrain">): void {
  if (row.state !== "stopping" || row.drainEndsAt === undefined) return;
  ledger.isDrained = left === 0 && clock.now < row.drainEndsAt;
  Object.assign(row, { drainEndsAt: undefined, stateSince: clock.now, stateReason: undefined });
}

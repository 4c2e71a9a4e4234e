import { acceptsMessages, assertNever, type StepWish, type WishCommand } from "@millrace/flow";
import type { MessageKind } from "./broker.ts";
import { changeStep, command, extendRetention, mayRunNow, publish } from "./flow-row.ts";
import { type ComponentName, type DraftName, drafts } from "./versions.ts";
import { wantedSteps } from "./wanted-steps.ts";
import type { World } from "./world.ts";

/** What people and the world outside ask for. */
export type Request =
  | { kind: "command"; name: WishCommand; drainMs: number }
  | { kind: "publish"; draft: DraftName }
  | { kind: "step"; stepId: string; wish: StepWish }
  | { kind: "extend"; days: number }
  | { kind: "webhook"; message: MessageKind; count: number }
  | { kind: "run-now" }
  | { kind: "settle-held"; how: "drop" | "reroute" }
  | { kind: "bounds"; limited: boolean; maxMessages: number }
  | { kind: "install"; component: ComponentName; isInstalled: boolean };

/** Through the API: what the flow's state does not allow is refused. */
export function askFor(world: World, request: Request): void {
  const { row, clock } = world;
  switch (request.kind) {
    case "command":
      hurry(world, wish(world, request));
      return;
    case "publish":
      hurry(world, publishDraft(world, request.draft));
      return;
    case "step":
      hurry(world, changeStep(row, request));
      return;
    case "extend":
      extendRetention(row, { days: request.days, now: clock.now });
      return;
    case "webhook":
      for (let count = 0; count < atMost(request); count += 1) receive(world, request.message);
      return;
    case "run-now":
      runNow(world);
      return;
    case "settle-held":
      settleHeld(world, request.how);
      return;
    case "bounds":
      world.bounds = { ...world.bounds, limited: request.limited, maxMessages: request.maxMessages };
      return;
    case "install":
      world.install(request.component, request.isInstalled);
      return;
    default:
      assertNever(request);
  }
}

function hurry({ runner }: World, isWritten: boolean): void {
  if (isWritten) runner.tell("reconcile");
}

function wish(world: World, { name, drainMs }: Extract<Request, { kind: "command" }>): boolean {
  const { row, clock, versions } = world;
  const newest = versions.at(-1);
  const needsFit = name === "start" || name === "resume";
  if (needsFit && !(newest && world.isComplete(newest))) return false;
  return command(row, { name, newest: versions.length || undefined, drainMs, now: clock.now });
}

function publishDraft(world: World, draft: DraftName): boolean {
  const definition = drafts[draft];
  if (!world.isComplete(definition)) return false;
  const published = publish(world.row, { versions: world.versions, definition });
  if (published) world.versions = published.versions;
  return published !== undefined;
}

/** Each of those that kill does so several times: many of them would take hours. */
function atMost({ message, count }: Extract<Request, { kind: "webhook" }>): number {
  return message === "kills" ? Math.min(2, count) : count;
}

function receive(world: World, kind: MessageKind): void {
  const { row, broker, engine, runner } = world;
  const trigger = triggerOf(world);
  if (!acceptsMessages(row.state) || !trigger || trigger.isPolling) return;
  if (row.state === "sleeping") runner.tell("wake");
  broker.publish(trigger.id, world.newMessage({ kind }));
  engine.pump(trigger.id);
}

function runNow(world: World): void {
  const { row, broker, engine, runner } = world;
  const trigger = triggerOf(world);
  if (!mayRunNow(row) || !trigger || !runner.isUp) return;
  if (row.state === "sleeping") runner.tell("wake");
  broker.publish(trigger.id, world.newMessage({ kind: "plain", isPoll: true }));
  engine.pump(trigger.id);
}

function triggerOf(world: World) {
  return wantedSteps(world.wanted()).find(({ isTrigger }) => isTrigger);
}

/** Messages in front of steps that are gone. */
function settleHeld(world: World, how: "drop" | "reroute"): void {
  const { broker, engine } = world;
  const steps = wantedSteps(world.wanted());
  const last = steps.at(-1)?.id;
  if (last === undefined || !broker.isUp) return;
  for (const stepId of broker.stepIds.filter((one) => !steps.some(({ id }) => id === one))) {
    if (how === "drop") broker.purge(stepId);
    else broker.move(stepId, last);
  }
  engine.pump(last);
}

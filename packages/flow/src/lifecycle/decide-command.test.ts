import { expect, test } from "vitest";
import { decideCommand, type WishCommand } from "./decide-command.ts";
import type { DesiredState, FlowState } from "./lifecycle.ts";

const row = (state: FlowState, wish: DesiredState, isDraining = false) => ({ state, wish, isDraining });

test.each<[ReturnType<typeof row>, WishCommand, string]>([
  [row("inactive", "inactive"), "start", "write"],
  [row("inactive", "running"), "start", "done"],
  [row("starting", "running"), "start", "done"],
  [row("running", "running"), "start", "refuse"],
  [row("suspended", "suspended"), "start", "refuse"],
  [row("inactive", "running"), "stop", "write"], // taken back
  [row("inactive", "inactive"), "stop", "refuse"],
  [row("running", "running"), "stop", "write"],
  [row("running", "inactive"), "stop", "done"],
  [row("stopping", "inactive"), "stop", "done"],
  [row("stopping", "inactive", true), "stop", "write"], // no longer waits
  [row("running", "running"), "drain", "write"],
  [row("sleeping", "running"), "drain", "write"],
  [row("suspended", "suspended"), "drain", "write"],
  [row("stopping", "inactive", true), "drain", "done"],
  [row("stopping", "inactive"), "drain", "refuse"],
  [row("starting", "running"), "drain", "refuse"],
  [row("running", "running"), "suspend", "write"],
  [row("sleeping", "running"), "suspend", "write"],
  [row("running", "suspended"), "suspend", "done"],
  [row("suspending", "suspended"), "suspend", "done"],
  [row("suspended", "suspended"), "suspend", "done"],
  [row("suspended", "running"), "suspend", "write"], // a resume taken back
  [row("inactive", "inactive"), "suspend", "refuse"],
  [row("starting", "running"), "suspend", "refuse"],
  [row("suspended", "suspended"), "resume", "write"],
  [row("suspended", "running"), "resume", "done"],
  [row("starting", "running"), "resume", "done"],
  [row("running", "suspended"), "resume", "write"], // a suspension taken back
  [row("running", "running"), "resume", "refuse"],
  [row("suspending", "suspended"), "resume", "refuse"],
  [row("stopping", "inactive"), "resume", "refuse"],
])("%j: %s → %s", (situation, command, decision) => {
  expect(decideCommand(situation, command)).toBe(decision);
});

import { describe, expect, it } from "vitest";
import {
  allowsCommand,
  allowsSnapshotEdit,
  canFollow,
  flowStates,
  isTransitional,
  keepsGraph,
  lifecycle,
  stateDeadlineMs,
} from "./lifecycle.ts";

const states = flowStates;

describe("the life cycle", () => {
  it("gives every transitional state a deadline and no resting state one", () => {
    for (const state of states) expect(stateDeadlineMs(state) !== undefined).toBe(isTransitional(state));
  });

  it("leads from every state to rest without passing through a circle of transitional states", () => {
    for (const state of states.filter(isTransitional)) {
      expect(lifecycle[state].next.some((next) => !isTransitional(next))).toBe(true);
    }
  });

  it("reaches every state from Inactive", () => {
    const seen = new Set<string>(["inactive"]);
    for (const state of seen) for (const next of states) if (canFollow(state as "inactive", next)) seen.add(next);
    expect([...seen].sort()).toEqual([...states].sort());
  });

  it("lets an Inactive flow only be started, and a Suspended one only be resumed or stopped", () => {
    expect(lifecycle.inactive.commands).toEqual(["start"]);
    expect(allowsCommand("suspended", "resume")).toBe(true);
    expect(allowsCommand("suspended", "start")).toBe(false);
  });

  it("lets snapshots be written by hand only at rest and without containers", () => {
    expect(states.filter(allowsSnapshotEdit)).toEqual(["inactive", "sleeping", "suspended"]);
  });

  it("keeps the graph while messages wait for a resume", () => {
    expect(states.filter(keepsGraph)).toEqual(["suspending", "suspended"]);
  });

  it("wakes a Sleeping flow to Running directly", () => {
    expect(canFollow("sleeping", "running")).toBe(true);
    expect(canFollow("sleeping", "starting")).toBe(false);
  });
});

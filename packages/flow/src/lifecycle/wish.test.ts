import { describe, expect, it } from "vitest";
import { effectiveWish } from "./wish.ts";

const at = 1_800_000_000_000;

describe("the wish that counts", () => {
  it("is the one of a flow that goes along with it", () => {
    expect(effectiveWish({ desired: "running", desiredAt: at - 1, state: "running", stateSince: at })).toBe("running");
    expect(effectiveWish({ desired: "inactive", desiredAt: at + 1, state: "running", stateSince: at })).toBe(
      "inactive",
    );
    expect(effectiveWish({ desired: "running", desiredAt: at + 1, state: "inactive", stateSince: at })).toBe("running");
  });

  it("to run is spent once the platform suspended or stopped the flow", () => {
    for (const state of ["suspending", "suspended"] as const) {
      expect(effectiveWish({ desired: "running", desiredAt: at - 1, state, stateSince: at })).toBe("suspended");
    }
    for (const state of ["stopping", "inactive"] as const) {
      expect(effectiveWish({ desired: "running", desiredAt: at - 1, state, stateSince: at })).toBe("inactive");
    }
  });

  it("to run counts again when it is renewed", () => {
    expect(effectiveWish({ desired: "running", desiredAt: at + 1, state: "suspended", stateSince: at })).toBe(
      "running",
    );
  });

  it("to suspend what is stopped is none", () => {
    expect(effectiveWish({ desired: "suspended", desiredAt: at + 1, state: "inactive", stateSince: at })).toBe(
      "inactive",
    );
  });
});

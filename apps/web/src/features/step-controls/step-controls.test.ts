import { describe, expect, it } from "vitest";
import { describeOverride, describeScaling, scaleChange } from "./scale-words.ts";

const version = { replicas: 1, prefetch: 20 };

describe("the scale of a step", () => {
  it("says where it differs from the version", () => {
    expect(describeOverride(3, 1)).toBe("The version says 1, now 3.");
    expect(describeOverride(1, 1)).toBeUndefined();
  });

  it("says what a change means before it is made", () => {
    expect(describeScaling({ before: version, after: { replicas: 3, prefetch: 20 } })).toBe(
      "2 more containers will start. Up to 60 messages at once: they may overtake one another.",
    );
    expect(describeScaling({ before: { replicas: 2, prefetch: 1 }, after: { replicas: 1, prefetch: 1 } })).toBe(
      "1 container will end after finishing what is in hand. One message at a time: the order is kept.",
    );
    expect(describeScaling({ before: version, after: { replicas: 2, prefetch: 1 }, isPaused: true })).toBe(
      "2 containers will start when the step goes on. Up to 2 messages at once: they may overtake one another.",
    );
  });

  it("asks only for what changes, and for no override where the version says the same", () => {
    expect(scaleChange({ now: version, next: { replicas: 3, prefetch: 20 }, version })).toEqual({ replicas: 3 });
    expect(scaleChange({ now: { replicas: 3, prefetch: 5 }, next: version, version })).toEqual({
      replicas: null,
      prefetch: null,
    });
  });
});

import { describe, expect, test } from "vitest";
import { ConsumerProgress } from "./consumer-progress.ts";

const glance = { queue: "errors", ready: 3, inFlight: 0, settledCount: 7 };
const stalledAfterMs = 30_000;

describe("a consumer", () => {
  test("that finished nothing for the whole time is stalled, whether messages wait or lie in its hands", () => {
    for (const waiting of [glance, { ...glance, ready: 0, inFlight: 3 }]) {
      const progress = new ConsumerProgress({ stalledAfterMs });
      expect(progress.stalled([waiting], 0)).toEqual([]);
      expect(progress.stalled([waiting], 29_999)).toEqual([]);
      expect(progress.stalled([waiting], 30_000)).toEqual(["errors"]);
    }
  });

  test("that finished one has its time anew", () => {
    const progress = new ConsumerProgress({ stalledAfterMs });
    progress.stalled([glance], 0);
    expect(progress.stalled([{ ...glance, settledCount: 8 }], 30_000)).toEqual([]);
    expect(progress.stalled([{ ...glance, settledCount: 8 }], 59_000)).toEqual([]);
    expect(progress.stalled([{ ...glance, settledCount: 8 }], 60_000)).toEqual(["errors"]);
  });

  test("with nothing to do is never stalled, and its idle time does not count", () => {
    const progress = new ConsumerProgress({ stalledAfterMs });
    progress.stalled([glance], 0);
    expect(progress.stalled([{ ...glance, ready: 0 }], 31_000)).toEqual([]);
    expect(progress.stalled([glance], 90_000)).toEqual([]);
    expect(progress.stalled([glance], 100_000)).toEqual([]);
  });
});

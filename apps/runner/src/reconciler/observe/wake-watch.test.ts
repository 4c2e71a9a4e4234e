import { expect, it } from "vitest";
import { WakeWatch } from "./wake-watch.ts";

it("splits a wake into parts that add up to the whole", () => {
  const watch = new WakeWatch();
  watch.call("f", { cause: "webhook", at: 1_000 });
  watch.call("f", { cause: "message", at: 1_005 });
  watch.started("f", { beganAt: 1_020, createMs: 60, startMs: 90 });
  watch.started("f", { beganAt: 1_021, createMs: 80, startMs: 100 });
  const split = watch.finish("f", 1_400);
  expect(split).toEqual({
    at: 1_000,
    cause: "webhook",
    scheduleMs: 20,
    createMs: 81,
    startMs: 100,
    connectMs: 199,
  });
  expect(watch.find("f")).toBeUndefined();
});

it("is given up when the flow does not get up", () => {
  const watch = new WakeWatch();
  watch.call("f", { cause: "webhook", at: 1_000 });
  expect(watch.find("f", 100_000)).toBeDefined();
  expect(watch.find("f", 200_000)).toBeUndefined();
});

it("has nothing to tell of a flow whose containers were up", () => {
  const watch = new WakeWatch();
  watch.call("f", { cause: "webhook", at: 1_000 });
  expect(watch.finish("f", 1_400)).toBeUndefined();
});

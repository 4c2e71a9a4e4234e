import { flowStates } from "@millrace/flow";
import { describe, expect, test } from "vitest";
import { drainProgress } from "./drain-progress.ts";
import { flowFigures, isMeasured, movingMessages } from "./flow-figures.ts";
import { isTrouble } from "./is-trouble.ts";
import { offeredCommands } from "./offered-commands.ts";
import { pendingWish } from "./pending-wish.ts";
import { wakeParts } from "./wake-parts.ts";

describe("the buttons of a flow", () => {
  test("fit each of its states", () => {
    const offers = flowStates.map((state) => [state, offeredCommands(state, { isDraining: false })]);
    expect(Object.fromEntries(offers)).toEqual({
      inactive: ["start"],
      starting: ["stop"],
      running: ["run-now", "suspend", "stop"],
      sleeping: ["run-now", "suspend", "stop"],
      suspending: ["stop"],
      suspended: ["resume", "stop"],
      stopping: [],
    });
  });

  test("let a drain be cut short", () => {
    expect(offeredCommands("stopping", { isDraining: true })).toEqual(["stop"]);
  });
});

describe("the figures of a flow", () => {
  const steps = [
    { ready: 10, unacked: 2, rebounds: 1, quarantined: 1 },
    { ready: 5, unacked: 0, rebounds: 0, quarantined: 3 },
  ];

  test("count every message that a stop drops", () => {
    const figures = flowFigures({ steps, held: [{ stepId: "step_9", messages: 12 }] });
    expect(figures).toEqual({ waiting: 15, inHand: 2, retrying: 1, quarantined: 4, held: 12, total: 34 });
  });

  test("are not told while nobody has measured", () => {
    expect(isMeasured({ steps: [{ bytes: 0 }, { bytes: 12 }] })).toBe(true);
    expect(isMeasured({ steps: [{ bytes: 0 }, {}] })).toBe(false);
  });

  test("say what a drain waits for: not for poison, nor for what is held", () => {
    expect(movingMessages(flowFigures({ steps, held: [{ stepId: "step_9", messages: 12 }] }))).toBe(18);
  });
});

describe("the progress of a drain", () => {
  test("is the part of the messages at its beginning that is done", () => {
    expect(drainProgress({ left: 25, mostSeen: 100 })).toEqual({ left: 25, atBeginning: 100, done: 0.75 });
  });

  test("is nothing while one message becomes several", () => {
    expect(drainProgress({ left: 120, mostSeen: 100 })).toEqual({ left: 120, atBeginning: 120, done: 0 });
  });

  test("is complete when nothing was there to begin with", () => {
    expect(drainProgress({ left: 0, mostSeen: 0 }).done).toBe(1);
  });
});

describe("the split of a wake", () => {
  const wake = { at: 0, cause: "webhook", scheduleMs: 20, createMs: 100, startMs: 200, connectMs: 80 } as const;

  test("tells each part's share of the whole", () => {
    const { totalMs, parts } = wakeParts({ ...wake, runMs: 100 });
    expect(totalMs).toBe(500);
    expect(parts.map(({ key, share }) => [key, share])).toEqual([
      ["schedule", 0.04],
      ["create", 0.2],
      ["start", 0.4],
      ["connect", 0.16],
      ["run", 0.2],
    ]);
  });

  test("lacks the run until a last step has finished its first message", () => {
    const { totalMs, parts } = wakeParts(wake);
    expect(totalMs).toBe(400);
    expect(parts.at(-1)?.key).toBe("connect");
  });
});

test("a wish is told as long as the fact has yet to follow", () => {
  expect(pendingWish("running", "inactive")).toMatch(/^A stop is asked for/);
  expect(pendingWish("suspended", "running")).toMatch(/^A resumption/);
  expect(pendingWish("sleeping", "running")).toBeUndefined();
  expect(pendingWish("stopping", "inactive")).toBeUndefined();
});

test("a reason is trouble, unless it explains why a flow rests", () => {
  expect(isTrouble("running", "step_1 does not take messages")).toBe(true);
  expect(isTrouble("suspended", "The queue of step_1 reached its limit")).toBe(false);
  expect(isTrouble("running", undefined)).toBe(false);
});

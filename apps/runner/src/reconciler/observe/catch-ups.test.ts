import { expect, test } from "vitest";
import { observed } from "../plan/test-observed.ts";
import { CatchUps } from "./catch-ups.ts";

const limits = { messages: 15, bytes: 1_000 };
const { flow } = observed();

/** Looks at two queues once a second. */
function look(looks: readonly (readonly [first: number, second: number, bytes?: number | null])[], stateSince = 0) {
  const watch = new CatchUps();
  const told = looks.map(([first, second, bytes = 0], at) => {
    const queues = new Map([
      ["step_1", { ready: first, bytes: bytes ?? undefined }],
      ["step_2", { ready: second, bytes: bytes === null ? undefined : 0 }],
    ]);
    return watch.since({ ...flow, stateSince }, { queues, limits, now: at * 1_000 });
  });
  return told.at(-1);
}

test("a flow that begins with little has nothing to catch up with, however much comes", () => {
  expect(look([[0, 0]])).toBeUndefined();
  expect(
    look([
      [0, 3],
      [15, 15],
    ]),
  ).toBeUndefined();
});

test("one that begins with full queues catches up until all that waits would fit into one", () => {
  expect(
    look([
      [15, 15],
      [9, 15],
    ]),
  ).toBe(1_000);
  expect(
    look([
      [15, 15],
      [3, 13],
      [1, 15],
    ]),
  ).toBe(1_000);
  expect(
    look([
      [15, 15],
      [3, 11],
      [15, 15],
    ]),
  ).toBeUndefined();
});

test("it gets on as long as fewer wait than ever before", () => {
  expect(
    look([
      [15, 15],
      [15, 12],
      [15, 15],
      [15, 13],
    ]),
  ).toBe(1_000);
});

test("bytes count as messages do; those of new queues are not known yet", () => {
  expect(look([[1, 1, 1_000]])).toBe(0);
  expect(
    look([
      [1, 1, null],
      [15, 15],
    ]),
  ).toBeUndefined();
});

test("another state is another beginning", () => {
  const watch = new CatchUps();
  const queues = (ready: number) => new Map([["step_1", { ready, bytes: 0 }]]);
  const since = (stateSince: number, ready: number) =>
    watch.since({ ...flow, stateSince }, { queues: queues(ready), limits, now: 7_000 });
  expect(since(1, 2)).toBeUndefined();
  expect(since(1, 20)).toBeUndefined();
  expect(since(2, 20)).toBe(7_000);
});

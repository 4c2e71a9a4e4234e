import { runFunction, type TestRun } from "@millrace/component";
import { describe, expect, test } from "vitest";
import { splitter } from "./index.ts";

/** Messages one after the other through one step, whose snapshot outlives each of its processes. */
function createStep(config: Record<string, unknown> = {}) {
  let snapshot: unknown = {};
  return async (body: unknown, messageId?: string): Promise<TestRun> => {
    const run = await runFunction(splitter, {
      function: "reassemble",
      config: { groupId: "order", groupSize: "size", value: "line", ...config },
      message: { body },
      snapshot,
      ...(messageId ? { messageId } : {}),
    });
    // What the platform stores is JSON.
    snapshot = JSON.parse(JSON.stringify(run.snapshots.at(-1) ?? snapshot));
    return run;
  };
}

const bodies = (run: TestRun) => run.emitted.map(({ body }) => body);

describe("splitter:reassemble", () => {
  test("emits a group once all of it has arrived, in the order it came, beside other groups", async () => {
    const send = createStep();
    expect(bodies(await send({ order: 1, size: 2, line: "a" }))).toEqual([]);
    expect(bodies(await send({ order: 2, size: 1, line: "x" }))).toEqual([
      { groupId: "2", complete: true, count: 1, items: ["x"] },
    ]);
    expect(bodies(await send({ order: 1, size: 2, line: "b" }))).toEqual([
      { groupId: "1", complete: true, count: 2, items: ["a", "b"] },
    ]);
  });

  test("an item that arrives twice counts once, before and after its group is complete", async () => {
    const send = createStep();
    await send({ order: 1, size: 2, line: "a" }, "m1");
    expect(bodies(await send({ order: 1, size: 2, line: "a" }, "m1"))).toEqual([]);
    expect(bodies(await send({ order: 1, size: 2, line: "b" }, "m2"))).toHaveLength(1);
    const late = await send({ order: 1, size: 2, line: "b" }, "m2");
    expect([late.emitted, late.rebounds, late.snapshots]).toEqual([[], [], []]);
  });

  test("items are told apart by a field of theirs when their steps send them twice", async () => {
    const send = createStep({ itemId: "line" });
    await send({ order: 1, size: 2, line: "a" }, "m1");
    expect(bodies(await send({ order: 1, size: 2, line: "a" }, "m2"))).toEqual([]);
  });

  test("the first message asks to come back when the time is over, and then emits what is there", async () => {
    const send = createStep({ timeoutSeconds: "0.001" });
    const first = await send({ order: 1, size: 3, line: "a" }, "m1");
    expect(first.rebounds).toEqual([{ reason: "The group 1 is emitted when its time is over", delayMs: 1 }]);
    await expect
      .poll(async () => bodies(await send({ order: 1, size: 3, line: "a" }, "m1")))
      .toEqual([{ groupId: "1", complete: false, count: 1, items: ["a"] }]);
  });

  test("an incomplete group is an error where that is wanted", async () => {
    const send = createStep({ timeoutSeconds: "0.001", onTimeout: "error" });
    const first = send({ order: 1, size: 3, line: "a" }, "m1");
    await first;
    await expect
      .poll(() => send({ order: 1, size: 3, line: "a" }, "m1").then(() => "", String))
      .toContain("The group 1 has only 1 of 3 messages after its time");
  });

  test("without a size only the time counts", async () => {
    const send = createStep({ groupSize: "", timeoutSeconds: "0.001" });
    await send({ order: 1, line: "a" }, "m1");
    await expect
      .poll(async () => bodies(await send({ order: 1, line: "a" }, "m1")))
      .toEqual([{ groupId: "1", complete: true, count: 1, items: ["a"] }]);
  });

  test("refuses messages without a group, and groups that would fill the memory", async () => {
    const send = createStep();
    await expect(send({ size: 2 })).rejects.toThrow(/"order" gives undefined. It must give a text or a number/);
    await expect(send({ order: 1, size: 2, line: "x".repeat(5_000_001) })).rejects.toThrow(/hold more than 5 MB/);
  });
});

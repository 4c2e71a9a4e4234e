import { describe, expect, test } from "vitest";
import type { EngineContainer } from "../engine/container-engine.ts";
import { labels } from "../reconciler/labels.ts";
import type { Runner } from "../runner.ts";
import { readStepLogs } from "./read-step-logs.ts";

const start = Date.UTC(2026, 10, 26, 12);

/** A machine on which the given containers have said the given lines, a millisecond apart. */
function machine(said: Record<string, readonly string[]>) {
  const stampOf = (index: number) => new Date(start + index).toISOString();
  const containers = Object.keys(said).map(
    (id): EngineContainer => ({
      id,
      name: id,
      image: "",
      state: "running",
      labels: { [labels.step]: `step_${id}`, [labels.container]: id },
      createdAt: 0,
    }),
  );
  const engine = {
    list: async () => containers,
    logs: async (id: string, { tail, since = "" }: { tail: number; since?: string }) =>
      (said[id] ?? [])
        .map((text, index) => ({ at: start + index, stamp: stampOf(index), stream: "stdout" as const, text }))
        .slice(-tail)
        .filter(({ stamp }) => stamp >= since),
  };
  const runner = { engine, settings: { prefix: "test" } } as unknown as Pick<Runner, "engine" | "settings">; // all it uses
  return (wanted: Partial<Parameters<typeof readStepLogs>[1]> = {}) =>
    readStepLogs(runner, { flowId: "f", tail: 100, ...wanted });
}

const json = (level: number, msg: string, threadId?: string) => JSON.stringify({ level, msg, threadId });

describe("the log of a flow", () => {
  test("is that of all its containers, in time, and goes on where it was left", async () => {
    const said = { a: ["one", "two"], b: ["first"] };
    const before = await machine(said)();
    expect(before.lines.map(({ text }) => text)).toEqual(["one", "first", "two"]);
    const after = await machine({ ...said, a: ["one", "two", "three"], c: ["new"] })({ cursor: before.cursor });
    expect(after.lines.map(({ text }) => text)).toEqual(["new", "three"]);
    expect((await machine(said)({ cursor: after.cursor })).lines).toEqual([]);
  });

  test("is looked through for level, text and execution, further back than is shown", async () => {
    const read = machine({
      a: [json(50, "broken", "t1"), ...Array.from({ length: 300 }, () => json(30, "fine", "t2"))],
    });
    expect((await read({ level: "warn", tail: 5 })).lines).toMatchObject([{ level: "error", text: "broken" }]);
    expect((await read({ search: "BROK" })).lines).toHaveLength(1);
    expect((await read({ threadId: "t1" })).lines).toMatchObject([{ threadId: "t1" }]);
    expect((await read({ threadId: "t2", tail: 5 })).lines).toHaveLength(5);
  });

  test("tells how many lines had no room, and cuts those that are too long", async () => {
    const many = await machine({ a: ["", ...Array.from({ length: 400 }, (_, index) => `line ${index}`)] })({
      cursor: {},
    });
    expect(many.lines).toHaveLength(100);
    expect(many.skipped).toBe(301);
    const torn = await machine({ a: ["one", "two", "three"] })({ cursor: { a: new Date(start - 5).toISOString() } });
    expect(torn).toMatchObject({ isSkippedAtLeast: true, skipped: 0 });
    expect(many.isSkippedAtLeast).toBe(false);
    const [long] = (await machine({ a: ["x".repeat(9_000)] })()).lines;
    expect(long?.text).toMatch(/x… \(1000 more characters\)$/);
    const wide = await machine({ a: Array.from({ length: 500 }, () => "x".repeat(7_999)) })({
      cursor: {},
      tail: 5_000,
    });
    expect(wide.lines).toHaveLength(50);
    expect(wide.skipped).toBe(450);
  });
});

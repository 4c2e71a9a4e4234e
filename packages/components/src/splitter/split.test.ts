import { runFunction } from "@millrace/component";
import { describe, expect, test } from "vitest";
import { splitter } from "./index.ts";

function run(config: Record<string, unknown>, body: unknown) {
  return runFunction(splitter, { function: "split", config, message: { body } });
}

const order = { id: 1, lines: [{ sku: "a" }, { sku: "b" }, { sku: "c" }] };

describe("splitter:split", () => {
  test("each item of the list becomes a message, in order", async () => {
    expect((await run({ path: "lines" }, order)).emitted).toEqual([
      { body: { sku: "a" } },
      { body: { sku: "b" } },
      { body: { sku: "c" } },
    ]);
  });

  test("the whole body is the list unless a path says otherwise; items that are no objects are wrapped", async () => {
    expect((await run({}, [1, "two", [3]])).emitted).toEqual([
      { body: { value: 1 } },
      { body: { value: "two" } },
      { body: { value: [3] } },
    ]);
  });

  test("batches hold as many items as chosen, the last one the rest", async () => {
    expect((await run({ path: "lines", batchSize: "2" }, order)).emitted).toEqual([
      { body: { items: [{ sku: "a" }, { sku: "b" }] } },
      { body: { items: [{ sku: "c" }] } },
    ]);
  });

  test("a single object is a list of one, an empty or missing list emits nothing", async () => {
    expect((await run({ path: "customer" }, { customer: { id: 1 } })).emitted).toEqual([{ body: { id: 1 } }]);
    expect((await run({ path: "lines" }, { lines: [] })).emitted).toEqual([]);
    expect((await run({ path: "lines" }, {})).emitted).toEqual([]);
  });

  test("what is no list is an error that names the path", async () => {
    await expect(run({ path: "id" }, order)).rejects.toThrow('"id" gives 1, which is no list');
    await expect(run({ batchSize: "0" }, [])).rejects.toThrow(/Items per message: "0"/);
  });

  test("ten thousand items keep their order", async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({ index }));
    const { emitted } = await run({}, items);
    expect(emitted.map(({ body }) => body)).toEqual(items);
  });
});

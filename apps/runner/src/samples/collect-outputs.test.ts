import { describe, expect, it } from "vitest";
import { collectOutputs } from "./collect-outputs.ts";

const data = (body: unknown) => ({ kind: "data", message: { body } }) as const;

describe("what a trial puts out", () => {
  it("is all that came before the step said it is done", async () => {
    using collector = collectOutputs({ quiet: 60_000 });
    for (const n of [1, 2, 3]) collector.take(data(n));
    collector.take({ kind: "done" });
    expect(await collector.said).toMatchObject({ kind: "data" });
    expect(collector.outputs).toEqual({ messages: [{ body: 1 }, { body: 2 }, { body: 3 }], isMore: false });
  });

  it("is over when nothing more comes, for a runtime that does not tell", async () => {
    using collector = collectOutputs({ quiet: 1 });
    collector.take(data(1));
    expect(await collector.said).toMatchObject({ kind: "data" });
  });

  it("is kept up to a number and a size, and no more is waited for then", async () => {
    using many = collectOutputs();
    for (let n = 0; n < 25; n += 1) many.take(data(n));
    await many.said;
    expect(many.outputs).toMatchObject({ messages: { length: 20 }, isMore: true });

    using big = collectOutputs();
    for (let n = 0; n < 3; n += 1) big.take(data("x".repeat(1_500_000)));
    await big.said;
    expect(big.outputs).toMatchObject({ messages: { length: 2 }, isMore: true });
  });

  it("stands beside an error that comes afterwards, and an error alone is the answer", async () => {
    using collector = collectOutputs({ quiet: 60_000 });
    collector.take(data(1));
    collector.take({ kind: "error", error: { name: "Error", message: "the second" } });
    expect(await collector.said).toMatchObject({ kind: "error" });
    expect(collector.outputs.messages).toHaveLength(1);
  });
});

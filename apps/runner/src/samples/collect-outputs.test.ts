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

  it("is waited for when a step that sends late says it is done", async () => {
    using silent = collectOutputs({ quiet: 1, emitsLate: true });
    silent.take({ kind: "nothing", outcome: "processed" });
    expect(await silent.said).toEqual({ kind: "nothing", outcome: "processed" });

    using late = collectOutputs({ quiet: 50, emitsLate: true });
    late.take({ kind: "nothing", outcome: "processed" });
    late.take(data(1));
    late.take({ kind: "nothing", outcome: "late" });
    late.take(data(2));
    expect(await late.said).toMatchObject({ kind: "data", message: { body: 1 } });
    expect(late.outputs.messages).toHaveLength(2);
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

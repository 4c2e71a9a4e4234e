import { describe, expect, it } from "vitest";
import { actOnAll, type BulkStep, countReasons } from "./act-on-all.ts";
import { describeOutcome, describeScope } from "./bulk-words.ts";
import { everyError, filterInput, readErrorFilter, withSpan, writeErrorFilter } from "./error-filter.ts";
import type { FlowError } from "./flow-error.ts";
import { foldAlike } from "./fold-alike.ts";

const nowMs = Date.parse("2026-03-01T12:00:00.000Z");

describe("the filter of errors", () => {
  it("fixes the beginning of a time span when it is chosen", () => {
    const hour = withSpan(everyError, { span: "hour", nowMs });
    expect(filterInput(hour)).toEqual({ from: "2026-03-01T11:00:00.000Z" });
    expect(filterInput(withSpan(hour, { span: "all", nowMs }))).toEqual({});
  });

  it("begins one's own span with what was shown before", () => {
    const hour = withSpan(everyError, { span: "hour", nowMs });
    const own = withSpan(hour, { span: "own", nowMs });
    expect(filterInput(own)).toEqual({ from: "2026-03-01T11:00:00.000Z", to: "2026-03-01T12:00:00.000Z" });
  });

  it("travels in the address and comes back", () => {
    const filter = withSpan(
      { ...everyError, flowId: "f1", stepId: "step_2", status: "quarantined" },
      { span: "day", nowMs },
    );
    const address = writeErrorFilter(filter);
    expect(address).toBe("?flow=f1&step=step_2&status=quarantined&span=day");
    expect(readErrorFilter(new URLSearchParams(address), { nowMs })).toEqual(filter);
    expect(writeErrorFilter(everyError)).toBe("");
  });

  it("leaves out what no address of ours says", () => {
    const filter = readErrorFilter(new URLSearchParams("?status=odd&span=own&from=nonsense"), { nowMs });
    expect(filter.status).toBeUndefined();
    expect(filter.from).toBe("2026-02-28T12:00:00.000Z");
  });
});

describe("errors that say the same", () => {
  const error = (id: string, message: string): FlowError => ({
    id,
    flowId: "f1",
    stepId: "step_2",
    at: `2026-03-01T12:00:0${id}.000Z`,
    name: "TypeError",
    message,
    status: "open",
    canRetry: true,
  });

  it("are one row at the place of the newest", () => {
    const rows = foldAlike([error("4", "no address"), error("3", "no postcode"), error("2", "no address")]);
    expect(rows.map(({ newest, errors }) => [newest.id, errors.length])).toEqual([
      ["4", 2],
      ["3", 1],
    ]);
  });

  it("are one row although each names its own value", () => {
    const cast = (id: string, value: string) => error(id, `Unable to cast value to a number: "${value}" (line ${id})`);
    expect(foldAlike([cast("4", "n/a"), cast("3", "39,90"), error("2", "Unable to cast")])).toMatchObject([
      { newest: { id: "4" }, errors: [{ id: "4" }, { id: "3" }] },
      { newest: { id: "2" } },
    ]);
  });

  it("stay apart when one of them is settled", () => {
    const settled: FlowError = { ...error("1", "no address"), status: "retried" };
    expect(foldAlike([error("2", "no address"), settled])).toHaveLength(2);
  });
});

describe("an act on all errors", () => {
  const run = async (steps: BulkStep[], { expected = 5000, aborted = false } = {}) => {
    const rest = [...steps];
    const progress: number[] = [];
    const signal = aborted ? AbortSignal.abort() : new AbortController().signal;
    const outcome = await actOnAll(
      async () => {
        const step = rest.shift();
        if (!step) throw new Error("asked once too often");
        return step;
      },
      { expected, signal, onProgress: ({ done }) => progress.push(done) },
    );
    return { outcome, progress, unasked: rest.length };
  };
  const step = (done: number, left: number, failed: string[] = []): BulkStep => ({
    done,
    left,
    failed: failed.map((id) => ({ id, reason: "the step's queue is full" })),
  });

  it("goes on until nothing is left and tells how far it is", async () => {
    const { outcome, progress } = await run([step(1000, 1200), step(1000, 200), step(198, 0, ["a", "b"])]);
    expect(outcome).toMatchObject({ done: 2198, left: 0, failed: [{ id: "a" }, { id: "b" }] });
    expect(progress).toEqual([1000, 2000]);
  });

  it("ends when a whole batch came to nothing: the same ones would fail again", async () => {
    const { outcome } = await run([step(0, 40, ["a"]), step(1, 0)]);
    expect(outcome).toMatchObject({ done: 0, left: 40 });
  });

  it("does not chase messages that fail anew while it works", async () => {
    const { outcome, unasked } = await run([step(1000, 3), step(3, 3), step(3, 3)], { expected: 1003 });
    expect(outcome.done).toBe(1003);
    expect(unasked).toBe(1);
  });

  it("can be ended between two batches", async () => {
    const { outcome, unasked } = await run([step(1000, 3), step(3, 0)], { aborted: true });
    expect(outcome).toMatchObject({ done: 1000, left: 3 });
    expect(unasked).toBe(1);
  });

  it("tells each reason once, the most frequent first", () => {
    const failed = [
      { id: "1", reason: "gone" },
      { id: "2", reason: "full" },
      { id: "3", reason: "full" },
    ];
    expect(countReasons(failed)).toEqual([
      { reason: "full", count: 2 },
      { reason: "gone", count: 1 },
    ]);
  });
});

describe("the words of an act on all errors", () => {
  const nameOf = () => "Warehouse format";

  it("say how many of what are meant", () => {
    expect(describeScope({ count: 118, stepId: "step_2", status: "open", nameOf })).toBe(
      "118 open errors of Warehouse format",
    );
    expect(describeScope({ count: 1, status: "quarantined", nameOf })).toBe("1 quarantined message of all steps");
    expect(describeScope({ count: 2, from: "2026-03-01T11:00:00Z", nameOf })).toMatch(/^2 errors of all steps since /);
  });

  it("say what came of it", () => {
    const outcome = { done: 118, failed: 2, left: 0, status: undefined };
    expect(describeOutcome("retry", outcome)).toBe("118 errors retried, 2 failed");
    expect(describeOutcome("dismiss", { ...outcome, failed: 0, left: 7, status: "quarantined" })).toBe(
      "118 messages dropped, 7 not looked at",
    );
  });
});

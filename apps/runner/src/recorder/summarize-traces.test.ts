import { createMessageCipher } from "@millrace/broker";
import type { TraceBatch, TraceRecord } from "@millrace/flow";
import { describe, expect, test } from "vitest";
import { uuidV7 } from "../uuid-v7.ts";
import type { FlowFacts } from "./flow-facts.ts";
import { summarizeTraces } from "./summarize-traces.ts";

const start = Date.UTC(2026, 10, 23, 12);
const thread = uuidV7(start - 5);

const facts: FlowFacts = {
  workspaceId: "w1",
  execId: "exec-1",
  startedAt: start - 60_000,
  hasQueues: true,
  successorCounts: new Map([
    ["step_1", 2],
    ["step_2", 0],
  ]),
  handledSteps: new Set(),
  cipher: createMessageCipher({ password: "x", iv: "0123456789abcdef" }),
};

function record(given: Partial<TraceRecord> = {}): TraceRecord {
  return {
    messageId: "m",
    threadId: thread,
    start,
    end: start + 3,
    outcome: "processed",
    emitted: 1,
    inBytes: 1,
    outBytes: 1,
    ...given,
  };
}

function batch(stepId: string, records: TraceRecord[], execId = "exec-1"): { batch: TraceBatch; facts: FlowFacts } {
  return { batch: { v: 1, flowId: "f1", stepId, execId, containerId: "c1", records }, facts };
}

describe("a batch of traces", () => {
  test("counts what is still on its way: one used up, each one sent reaches every successor", () => {
    const first = summarizeTraces([batch("step_1", [record({ emitted: 3 })])]);
    expect(first.executions).toMatchObject([{ id: thread, day: "2026-11-23", pending: 5, messages: 1, errors: 0 }]);
    const rest = summarizeTraces([
      batch("step_2", [
        record(),
        record({ outcome: "filtered", emitted: 0 }),
        record({ outcome: "error", emitted: 0 }),
      ]),
    ]);
    expect(rest.executions).toMatchObject([{ pending: -3, messages: 3, errors: 1 }]);
  });

  test("a rebound uses nothing up", () => {
    const { executions } = summarizeTraces([batch("step_1", [record({ outcome: "rebound", emitted: 0 })])]);
    expect(executions).toMatchObject([{ pending: 0 }]);
  });

  test("data that came late is on its way, and no message more was received", () => {
    const late = summarizeTraces([batch("step_1", [record({ outcome: "late", emitted: 2 })])]);
    expect(late.executions).toMatchObject([{ pending: 4, messages: 0, errors: 0 }]);
    expect(late.counters).toMatchObject([{ received: 0, emitted: 2, errors: 0 }]);
    expect(late.minutes).toMatchObject([{ received: 0, emitted: 2, durations: [] }]);
  });

  test("names every execution, counter and sample once", () => {
    const records = [record({ output: { n: 1 } }), record({ output: { n: 2 } })];
    const write = summarizeTraces([batch("step_1", records), batch("step_1", [record()])]);
    expect(write.traces).toHaveLength(3);
    expect(write.executions).toHaveLength(1);
    expect(write.counters).toEqual([{ flowId: "f1", stepId: "step_1", received: 3, emitted: 3, errors: 0 }]);
    expect(write.samples).toEqual([{ flowId: "f1", stepId: "step_1", body: '{"n":2}' }]);
  });

  test("of an earlier start does not count towards this one", () => {
    expect(summarizeTraces([batch("step_1", [record()], "exec-0")]).counters).toEqual([]);
  });

  test("an id from outside, or one that claims another age, falls back to the day of the trace", () => {
    const ids = ["4bf92f3577b34da6a3ce929d0e0e4736", uuidV7(0)];
    const { executions } = summarizeTraces([
      batch(
        "step_1",
        ids.map((threadId) => record({ threadId })),
      ),
    ]);
    expect(executions.map(({ day }) => day)).toEqual(["2026-11-23", "2026-11-23"]);
  });

  test("an execution that began before midnight stays on its day", () => {
    const late = uuidV7(Date.UTC(2026, 10, 22, 23, 59, 59));
    expect(summarizeTraces([batch("step_1", [record({ threadId: late })])]).executions).toMatchObject([
      { day: "2026-11-22" },
    ]);
  });

  test("characters that PostgreSQL refuses do not reach it", () => {
    const write = summarizeTraces([batch("step_1", [record({ messageId: "a\0b", output: { "k\0": "x\0\ud800y" } })])]);
    expect(write.traces[0]?.messageId).toBe("ab");
    expect(JSON.parse(write.samples[0]?.body ?? "")).toEqual({ k: "x\ufffdy" });
  });
});

import { randomUUID } from "node:crypto";
import { waitFor } from "@millrace/testing";
import { expect } from "vitest";
import type { Row } from "../row.ts";

/** Component contract §7: what component code can do; and what the platform records of it. */
export const processRows: Row[] = [
  {
    section: "7",
    row: "resolving with nothing ends the message without data",
    async check(bench) {
      const { messageId } = await bench.send({ do: "nothing" });
      expect(await traceOf(bench, messageId)).toMatchObject({ outcome: "processed", emitted: 0 });
    },
  },
  {
    section: "7",
    row: "emitting without waiting, and saying the end aloud",
    async check(bench) {
      const ids = await bench.send({ do: "emitAndEnd" });
      const sent = await bench.outputs(ids, { count: 2 });
      expect(sent.map(({ message }) => message.body)).toEqual([{ nth: 1 }, { nth: 2 }]);
    },
  },
  {
    section: "7",
    row: "a second end, a heartbeat and unknown events do no harm",
    async check(bench) {
      await bench.ask({ do: "endTwice" });
      await bench.ask({ do: "beat" });
    },
  },
  {
    section: "7",
    row: "data.id becomes the message's id",
    async check(bench) {
      const id = randomUUID();
      expect((await bench.ask({ do: "named", id })).headers.messageId).toBe(id);
    },
  },
  {
    section: "0.9",
    row: "data after the acknowledgement arrives and is counted",
    async check(bench) {
      const { messageId } = await bench.send({ do: "late", ms: 1_200 });
      expect(await traceOf(bench, messageId)).toMatchObject({ outcome: "processed", emitted: 0 });
      await bench.outputs({ messageId });
      const { db } = bench.platform;
      const late = async () => (await traces(db, messageId)).find(({ outcome }) => outcome === "late");
      expect(await waitFor(late, { what: "the late data to be counted" })).toMatchObject({ emitted: 1 });
    },
  },
  {
    section: "7",
    row: "this.getFlowVariables, getApiClient, getConfig",
    async check(bench) {
      const { message } = await bench.ask({ do: "self" });
      expect(message.body).toMatchObject({
        variables: { region: "north" },
        hasApiClient: true,
        config: { FLOW_ID: bench.flowId, FUNCTION: "act" },
      });
    },
  },
  {
    section: "2",
    row: "an unhandled rejection ends no message",
    async check(bench) {
      expect((await bench.ask({ do: "forget" })).message.body).toEqual({ alive: true });
    },
  },
  {
    section: "8.10",
    row: "traces: in, out, time, waiting, bytes, and how it ended",
    async check(bench) {
      const ids = await bench.send({ do: "slow", ms: 40 });
      const trace = await traceOf(bench, ids.messageId);
      expect(trace).toMatchObject({ outcome: "processed", emitted: 1, threadId: ids.threadId, stepId: "step_2" });
      expect(trace.durationMs).toBeGreaterThanOrEqual(35);
      expect(trace.inBytes).toBeGreaterThan(0);
      expect(trace.outBytes).toBeGreaterThan(0);
      const failed = await bench.send({ do: "fail", message: "no" });
      expect(await traceOf(bench, failed.messageId)).toMatchObject({ outcome: "error", emitted: 0 });
    },
  },
  {
    section: "8.10",
    row: "executions: all steps, all messages, done when nothing is on its way",
    async check(bench) {
      const { db } = bench.platform;
      const { threadId } = await bench.send({ do: "many", count: 3 });
      const find = () => db.execution.findFirst({ where: { id: threadId, pending: 0, messages: 4 } });
      expect(await waitFor(find, { what: "an execution of four messages" })).toMatchObject({ errors: 0 });
    },
  },
];

interface TraceRow {
  stepId: string;
  threadId: string;
  outcome: string;
  emitted: number;
  durationMs: number;
  inBytes: number;
  outBytes: number;
}

type Bench = Parameters<Row["check"]>[0];

function traces(db: Bench["platform"]["db"], messageId: string): Promise<TraceRow[]> {
  return db.$queryRaw<TraceRow[]>`
    SELECT step_id AS "stepId", thread_id AS "threadId", outcome, emitted, duration_ms AS "durationMs",
      in_bytes AS "inBytes", out_bytes AS "outBytes"
    FROM step_trace WHERE message_id = ${messageId} ORDER BY at`;
}

async function traceOf(bench: Bench, messageId: string): Promise<TraceRow> {
  const { db } = bench.platform;
  return await waitFor(async () => (await traces(db, messageId))[0], { what: `the trace of ${messageId}` });
}

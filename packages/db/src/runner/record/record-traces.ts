import type { Database } from "../../database.ts";
import { addToCounters, type CounterChange } from "./add-to-counters.ts";
import { addToMinutes, type MinuteChange } from "./add-to-minutes.ts";
import { applyToExecutions, type ExecutionChange } from "./apply-to-executions.ts";
import { ensureDayPartitions } from "./ensure-day-partitions.ts";
import { insertTraces, isMissingPartition, type TraceRow } from "./insert-traces.ts";
import { saveSamples } from "./save-samples.ts";
import { saveTraceBodies, type TraceBodies } from "./save-trace-bodies.ts";

export interface TraceWrite {
  traces: readonly TraceRow[];
  executions: readonly ExecutionChange[];
  counters: readonly CounterChange[];
  samples: readonly { flowId: string; stepId: string; body: string }[];
  bodies: readonly TraceBodies[];
  minutes: readonly MinuteChange[];
}

/** Writes what a batch of traces says, all of it or nothing. Makes the partitions of days that have none. */
export async function recordTraces(db: Database, write: TraceWrite): Promise<void> {
  try {
    await writeAll(db, write);
  } catch (error) {
    if (!isMissingPartition(error)) throw error;
    const days = [...write.traces.map(({ at }) => at), ...write.executions.map(({ day }) => Date.parse(day))];
    await ensureDayPartitions(db, { days });
    await writeAll(db, write);
  }
}

async function writeAll(
  db: Database,
  { traces, executions, counters, samples, bodies, minutes }: TraceWrite,
): Promise<void> {
  await db.$transaction(
    async (transaction) => {
      await insertTraces(transaction, traces);
      await applyToExecutions(transaction, executions);
      await addToCounters(transaction, counters);
      await saveSamples(transaction, samples);
      await saveTraceBodies(transaction, bodies);
      await addToMinutes(transaction, minutes);
    },
    { timeout: 30_000 },
  );
}

import type { Database } from "../../database.ts";

export interface CounterChange {
  flowId: string;
  stepId: string;
  received: number;
  emitted: number;
  errors: number;
}

/** Adds to the totals of steps in one statement; `changes` names every step once. */
export async function addToCounters(
  db: Pick<Database, "$executeRaw">,
  changes: readonly CounterChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = [...changes].sort((a, b) => (`${a.flowId}/${a.stepId}` < `${b.flowId}/${b.stepId}` ? -1 : 1));
  await db.$executeRaw`
    INSERT INTO step_counter AS old (flow_id, step_id, received, emitted, errors)
    SELECT row.* FROM unnest(
      ${rows.map((row) => row.flowId)}::text[], ${rows.map((row) => row.stepId)}::text[],
      ${rows.map((row) => row.received)}::bigint[], ${rows.map((row) => row.emitted)}::bigint[],
      ${rows.map((row) => row.errors)}::bigint[]
    ) AS row(flow_id, step_id, received, emitted, errors)
    JOIN flow ON flow.id = row.flow_id
    ON CONFLICT (flow_id, step_id) DO UPDATE SET received = old.received + excluded.received,
      emitted = old.emitted + excluded.emitted, errors = old.errors + excluded.errors`;
}

import type { Database } from "../../database.ts";

/** What a step did in a minute (epoch milliseconds of its beginning). `durations`: messages by `durationClass`. */
export interface MinuteChange {
  flowId: string;
  stepId: string;
  minute: number;
  received: number;
  emitted: number;
  errors: number;
  durations: number[];
}

/** Adds to the minutes of steps in one statement; `changes` names every minute of a step once. */
export async function addToMinutes(db: Pick<Database, "$executeRaw">, changes: readonly MinuteChange[]): Promise<void> {
  if (changes.length === 0) return;
  const key = ({ flowId, stepId, minute }: MinuteChange) => `${flowId}/${stepId}/${minute}`;
  const rows = [...changes].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  await db.$executeRaw`
    INSERT INTO step_minute AS old (flow_id, step_id, minute, received, emitted, errors, durations)
    SELECT row.flow_id, row.step_id, to_timestamp(row.minute / 1000), row.received, row.emitted, row.errors,
      row.durations::int[]
    FROM unnest(
      ${rows.map((row) => row.flowId)}::text[], ${rows.map((row) => row.stepId)}::text[],
      ${rows.map((row) => row.minute)}::float8[], ${rows.map((row) => row.received)}::int[],
      ${rows.map((row) => row.emitted)}::int[], ${rows.map((row) => row.errors)}::int[],
      ${rows.map((row) => `{${row.durations.join()}}`)}::text[]
    ) AS row(flow_id, step_id, minute, received, emitted, errors, durations)
    JOIN flow ON flow.id = row.flow_id
    ON CONFLICT (flow_id, step_id, minute) DO UPDATE SET received = old.received + excluded.received,
      emitted = old.emitted + excluded.emitted, errors = old.errors + excluded.errors,
      durations = ARRAY(
        SELECT coalesce(pair.a, 0) + coalesce(pair.b, 0)
        FROM unnest(old.durations, excluded.durations) WITH ORDINALITY AS pair(a, b, position) ORDER BY pair.position
      )`;
}

const keptDays = 7;

export async function dropOldMinutes(db: Pick<Database, "$executeRaw">, { now }: { now: number }): Promise<void> {
  await db.$executeRaw`
    DELETE FROM step_minute WHERE minute < to_timestamp(${now}::float8 / 1000) - make_interval(days => ${keptDays}::int)`;
}

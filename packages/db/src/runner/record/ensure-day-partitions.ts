import type { Database } from "../../database.ts";

const partitioned = ["execution", "step_trace"] as const;
const dayMs = 86_400_000;

/** Makes the partitions of the given UTC days (epoch milliseconds within them). Idempotent, safe from several programs. */
export async function ensureDayPartitions(db: Database, { days }: { days: readonly number[] }): Promise<void> {
  const dates = new Set(days.map((at) => new Date(at).toISOString().slice(0, 10)));
  for (const date of dates) {
    for (const parent of partitioned) await db.$queryRaw`SELECT ensure_day_partition(${parent}, ${date}::date)::text`;
  }
}

/** Drops the partitions of days before the last `keepDays`. @returns the names of those dropped. */
export async function dropOldPartitions(
  db: Database,
  { keepDays, now }: { keepDays: number; now: number },
): Promise<string[]> {
  const oldest = new Date(now - keepDays * dayMs).toISOString().slice(0, 10).replaceAll("-", "");
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT child.relname::text AS name FROM pg_inherits
    JOIN pg_class child ON child.oid = inhrelid JOIN pg_class parent ON parent.oid = inhparent
    WHERE parent.relname IN ('execution', 'step_trace') AND child.relname ~ '_[0-9]{8}$'
      AND right(child.relname, 8) < ${oldest}`;
  for (const { name } of rows) await db.$executeRawUnsafe(`DROP TABLE IF EXISTS "${name}"`);
  return rows.map(({ name }) => name);
}

/**
 * Rows that stay where they are while new ones arrive: those shown are brought up to date in place, and what came since is only
 * counted until the person asks for it.
 */
export function stillRows<Row extends { id: string }>(
  shown: readonly Row[] | undefined,
  fresh: readonly Row[],
): { rows: readonly Row[]; newCount: number } {
  if (!shown || shown.length === 0) return { rows: fresh, newCount: 0 };
  const latest = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(shown.map((row) => row.id));
  const rows = shown.map((row) => latest.get(row.id) ?? row);
  return { rows, newCount: fresh.filter((row) => !known.has(row.id)).length };
}

/** The shown rows with older ones behind them, each once. */
export function withOlder<Row extends { id: string }>(rows: readonly Row[], older: readonly Row[]): readonly Row[] {
  const known = new Set(rows.map(({ id }) => id));
  return [...rows, ...older.filter(({ id }) => !known.has(id))];
}

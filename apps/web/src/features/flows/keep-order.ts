/**
 * Rows stand still while figures change: the order of before counts as long as nobody asks for another. Flows that came since are put
 * where the new order has them; those that are gone leave no gap.
 */
export function keepOrder<Row extends { id: string }>(before: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const kept = before.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(before);
  const order = [...kept];
  for (const [index, row] of rows.entries())
    if (!known.has(row.id)) order.splice(Math.min(index, order.length), 0, row);
  return order;
}

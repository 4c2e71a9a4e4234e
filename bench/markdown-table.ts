/** A Markdown table that is readable in a terminal as well: the first row is the head, the first column is text, others are figures. */
export function markdownTable(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[], pad: string) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0, pad) : cell.padStart(widths[column] ?? 0, pad))).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = `|${widths.map((width, column) => (column === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(head, " "), rule, ...body.map((row) => line(row, " "))];
}

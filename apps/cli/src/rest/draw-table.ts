/** Columns as wide as they must be; numbers to the right. Nothing but the empty text for no rows. */
export function drawTable(
  headings: readonly string[],
  { rows, empty }: { rows: ReadonlyArray<ReadonlyArray<string | number | undefined>>; empty: string },
): string {
  if (rows.length === 0) return empty;
  const widths = headings.map((heading, index) =>
    Math.max(heading.length, ...rows.map((row) => text(row[index]).length)),
  );
  const line = (cells: ReadonlyArray<string | number | undefined>) =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return typeof cell === "number" ? text(cell).padStart(width) : text(cell).padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [line(headings.map((heading) => heading.toUpperCase())), ...rows.map(line)].join("\n");
}

function text(cell: string | number | undefined): string {
  return cell === undefined ? "" : String(cell).replaceAll(/\s+/g, " ");
}

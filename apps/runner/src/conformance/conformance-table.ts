import type { Row } from "./row.ts";

/** By version and row. */
export type Verdicts = Map<string, boolean>;

interface Results {
  rows: readonly Row[];
  versions: readonly string[];
  verdicts: Verdicts;
}

/** Rows of the contract down, versions of the sailor across. */
export function conformanceTable({ rows, versions, verdicts }: Results): string {
  const width = Math.max(...rows.map(({ row, section }) => title({ row, section }).length));
  const line = (first: string, cells: readonly string[]) =>
    `${first.padEnd(width)}  ${cells.map((cell) => cell.padEnd(8)).join("")}`.trimEnd();
  const marks = { true: "✓", false: "✗", undefined: "–" } as const;
  return [
    line("Component contract", versions),
    ...rows.map((row) =>
      line(
        title(row),
        versions.map((version) => marks[`${verdicts.get(`${version} ${row.row}`)}`]),
      ),
    ),
  ].join("\n");
}

function title({ section, row }: Pick<Row, "section" | "row">): string {
  return `§${section.padEnd(7)} ${row}`;
}

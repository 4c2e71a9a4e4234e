export type ParsedJson = { ok: true; value: unknown } | { ok: false; problem: string };

/** Reads JSON a person typed. A problem names line and column where the browser tells the place. */
export function parseJson(text: string): ParsedJson {
  if (text.trim() === "") return { ok: false, problem: "Empty. JSON has at least a value, {} for instance." };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, problem: describe(text, error instanceof Error ? error.message : String(error)) };
  }
}

function describe(text: string, message: string): string {
  const place = placeOf(text, message);
  const what = message
    .replace(/^JSON\.parse: /, "")
    .replace(/,? (\.\.\.)?"[\s\S]*"(\.\.\.)? is not valid JSON$/, "")
    .replace(/ in JSON at position.*$/, "")
    .replace(/ at line \d+ column \d+ of the JSON data$/, "")
    .replace(/ \(line \d+ column \d+\)$/, "");
  return place ? `Line ${place.line}, column ${place.column}: ${what}.` : `No valid JSON: ${what}.`;
}

/** Browsers tell the place in three ways: line and column, a position, or not at all. */
function placeOf(text: string, message: string): { line: number; column: number } | undefined {
  const told = /line (\d+) column (\d+)/.exec(message);
  if (told) return { line: Number(told[1]), column: Number(told[2]) };
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return lineAndColumn(text, Number(position));
  if (/end of (JSON )?(input|data)/i.test(message)) return lineAndColumn(text, text.length);
  return undefined;
}

function lineAndColumn(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

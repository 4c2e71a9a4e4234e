import type { JobResult } from "@millrace/jobs";

type Line = JobResult<"logs">["lines"][number];

export interface FoundLine extends Line {
  /** As the engine writes the time: nanoseconds, and sorts as text. */
  stamp: string;
}

const mostCharactersPerLine = 8_000;
/** Of an answer: what a browser takes in a second without a stutter. */
const mostCharacters = 400_000;

/** The newest lines as far as they fit into an answer, and how many of the others there were. `found` is sorted by time. */
export function boundLines(
  found: readonly FoundLine[],
  { most }: { most: number },
): { lines: Line[]; skipped: number } {
  const lines: Line[] = [];
  let characters = 0;
  for (const { stamp: _, ...line } of found.toReversed()) {
    if (lines.length >= most) break;
    const text = cut(line.text);
    characters += text.length;
    if (characters > mostCharacters) break;
    lines.push({ ...line, text });
  }
  return { lines: lines.reverse(), skipped: found.length - lines.length };
}

function cut(text: string): string {
  const left = text.length - mostCharactersPerLine;
  return left > 0 ? `${text.slice(0, mostCharactersPerLine)}… (${left} more characters)` : text;
}

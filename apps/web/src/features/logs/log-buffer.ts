import type { ApiOutputs } from "@/lib/trpc.ts";

type Answer = ApiOutputs["logs"]["follow"];

/** A line with a number of its own: text has no identity, and lists need one. */
export type BufferedLine = Answer["lines"][number] & { number: number };

export interface LogBuffer {
  lines: readonly BufferedLine[];
  nextNumber: number;
  /** Lines that were never sent, since there were too many at once. */
  skipped: number;
  isSkippedAtLeast: boolean;
  /** Lines that gave way to newer ones. */
  dropped: number;
}

export const emptyLog: LogBuffer = { lines: [], nextNumber: 0, skipped: 0, isSkippedAtLeast: false, dropped: 0 };

/** More would make a tab slow, and nobody reads them: a download is what a log like that is for. */
export const mostLines = 20_000;

/** The log with what came; of a long one the newest lines. */
export function appendLines(buffer: LogBuffer, { lines, skipped, isSkippedAtLeast }: Answer): LogBuffer {
  if (lines.length === 0 && skipped === 0) return buffer;
  const added = lines.map((line, index) => ({ ...line, number: buffer.nextNumber + index }));
  const all = [...buffer.lines, ...added];
  const excess = Math.max(0, all.length - mostLines);
  return {
    lines: excess > 0 ? all.slice(excess) : all,
    nextNumber: buffer.nextNumber + added.length,
    skipped: buffer.skipped + skipped,
    isSkippedAtLeast: buffer.isSkippedAtLeast || isSkippedAtLeast,
    dropped: buffer.dropped + excess,
  };
}

/** As a text file: time in UTC, step, level, text. */
export function logText({ lines }: LogBuffer): string {
  return lines.map(({ at, stepId, level, text }) => `${at} ${stepId} ${level.toUpperCase()} ${text}\n`).join("");
}

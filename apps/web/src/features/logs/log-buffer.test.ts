import { describe, expect, it } from "vitest";
import { appendLines, emptyLog, logText, mostLines } from "./log-buffer.ts";
import { logInput, readLogFilter } from "./log-filter.ts";

const line = (text: string) => ({
  stepId: "step_1",
  containerId: "c",
  at: "2026-01-01T00:00:00.000Z",
  level: "info",
  text,
});
const answer = (lines: ReturnType<typeof line>[], skipped = 0) => ({
  lines,
  cursor: {},
  skipped,
  isSkippedAtLeast: skipped > 0,
});

describe("the log in the browser", () => {
  it("numbers its lines and tells what it never got", () => {
    const first = appendLines(emptyLog, answer([line("a"), line("b")]));
    const second = appendLines(first, answer([line("c")], 7));
    expect(second.lines.map(({ number, text }) => [number, text])).toEqual([
      [0, "a"],
      [1, "b"],
      [2, "c"],
    ]);
    expect(second).toMatchObject({ skipped: 7, isSkippedAtLeast: true, dropped: 0 });
    expect(appendLines(second, answer([]))).toBe(second);
    expect(logText(first)).toBe("2026-01-01T00:00:00.000Z step_1 INFO a\n2026-01-01T00:00:00.000Z step_1 INFO b\n");
  });

  it("keeps the newest lines of a long one", () => {
    const many = Array.from({ length: mostLines }, (_, index) => line(String(index)));
    const full = appendLines(appendLines(emptyLog, answer(many)), answer([line("new"), line("newer")]));
    expect(full.lines).toHaveLength(mostLines);
    expect(full.lines.at(-1)).toMatchObject({ text: "newer", number: mostLines + 1 });
    expect(full.dropped).toBe(2);
  });
});

it("the filter of a log is read from an address", () => {
  expect(logInput(readLogFilter(new URLSearchParams("step=step_2&thread=t&level=warn&search=+x+")))).toEqual({
    stepId: "step_2",
    threadId: "t",
    level: "warn",
    search: "x",
  });
  expect(logInput(readLogFilter(new URLSearchParams("level=loud")))).toEqual({});
});

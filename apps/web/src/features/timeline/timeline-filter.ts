import type { TimelineEntry } from "./timeline-entry.ts";

export const timelineFilters = ["all", "states", "people", "problems"] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

type Line = Pick<TimelineEntry, "from" | "to" | "actor" | "reason" | "numbers">;

/** Actors that are no people and no keys. */
const machinery = new Set(["runner", "schedule", "webhook", "run-now", "message"]);

export function isByPerson({ actor }: Pick<Line, "actor">): boolean {
  return !machinery.has(actor);
}

/** Words the platform uses for what does not go as it should. */
const trouble =
  /\b(fail(s|ed|ure)?|given up|gave up|keeps ending|died|crash\w*|exit code|out of memory|memory|missed|too late|limit|refus\w*|cannot|could not|does not|did not|not found|missing|unknown|gone|wait in front|is over|are left|dropped|quarantine\w*|never published)\b/i;

/** Something the platform had to say, rather than somebody's wish or the ordinary course of things. */
export function isProblem(line: Line): boolean {
  if (countOf(line, "droppedMessages") > 0 || countOf(line, "missedTicks") > 0) return true;
  return !isByPerson(line) && trouble.test(line.reason);
}

export function fitsFilter(line: Line, filter: TimelineFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "states":
      return line.from !== line.to;
    case "people":
      return isByPerson(line);
    case "problems":
      return isProblem(line);
  }
}

function countOf({ numbers }: Line, name: string): number {
  const value = numbers[name];
  return typeof value === "number" ? value : 0;
}

import { describe, expect, it } from "vitest";
import { scheduleProblem, timezoneProblem } from "./validate-schedule.ts";

describe("a schedule", () => {
  it.each(["*/3 * * * *", "0 8-18/2 * * MON-FRI", "15,45 0 1 JAN,JUL *", "59 23 31 12 7"])("%s is valid", (cron) => {
    expect(scheduleProblem(cron)).toBeUndefined();
  });

  it.each([
    "* * * *",
    "60 * * * *",
    "* 24 * * *",
    "* * 0 * *",
    "*/0 * * * *",
    "5-1 * * * *",
    "a b c d e",
    "* * * FOO *",
  ])("%s is refused", (cron) => {
    expect(scheduleProblem(cron)).toEqual(expect.any(String));
  });

  it("knows time zones by name", () => {
    expect(timezoneProblem("Europe/Berlin")).toBeUndefined();
    expect(timezoneProblem("Europe/Atlantis")).toMatch(/no time zone/);
  });
});

import { describe, expect, test } from "vitest";
import { type ChaosReport, judge } from "./chaos-report.ts";
import { renderReport } from "./render-report.ts";

const good: ChaosReport = {
  seed: 7,
  seconds: 61.4,
  routes: [{ name: "line", accepted: 10, delivered: 10, duplicates: 2, lost: [] }],
  faults: [
    { kind: "redis", title: "Redis", outageMs: 1_200, recoveryMs: 2_000, detail: "killed Redis" },
    { kind: "redis", title: "Redis", outageMs: 1_400, recoveryMs: 4_040, detail: "killed Redis" },
    { kind: "runner", title: "the runner", recoveryMs: 3_000, detail: "killed the runner" },
  ],
  retries: 3,
  refusals: 1,
  byHand: 0,
  states: [{ name: "line", state: "sleeping" }],
};

const failures = (report: ChaosReport) => judge(report).filter(({ isPassed }) => !isPassed);

describe("the verdict", () => {
  test("asks of every flow that it lost nothing and is up, of every fault that it was recovered from", () => {
    expect(judge(good)).toHaveLength(5);
    expect(failures(good)).toEqual([]);
  });

  test("fails on what was lost, with its ids", () => {
    const routes = [{ name: "line", accepted: 10, delivered: 9, duplicates: 0, lost: ["line/3"] }];
    expect(failures({ ...good, routes })).toMatchObject([{ detail: "lost 1: line/3" }]);
  });

  test("fails when nothing was accepted: such a run shows nothing", () => {
    const routes = [{ name: "line", accepted: 0, delivered: 0, duplicates: 0, lost: [] }];
    expect(failures({ ...good, routes })).toHaveLength(1);
  });

  test("fails on a fault nobody recovered from, with what was missing, and on a flow that is down", () => {
    const faults = [{ kind: "docker", title: "the Docker daemon", detail: "killed it. Waited 60 s in vain" }] as const;
    const states = [{ name: "line", state: "suspended" }];
    expect(failures({ ...good, faults, states })).toMatchObject([
      { detail: "killed it. Waited 60 s in vain" },
      { detail: "it is suspended" },
    ]);
  });
});

test("the report adds up faults by kind, in the order of the kinds", () => {
  const lines = renderReport(good).split("\n");
  expect(lines[0]).toBe("10 messages accepted, 3 faults in 61 s, seed 7.");
  const rows = lines
    .filter((line) => /Redis|runner/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  expect(rows).toEqual([
    ["", "the runner", "1", "–", "3.0", "3.0", "0", ""],
    ["", "Redis", "2", "1.2", "2.0", "4.0", "0", ""],
  ]);
});

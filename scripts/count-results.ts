import { z } from "zod";
import { readIfThere } from "../apps/cli/src/private-files.ts";

export interface Counts {
  passed: number;
  failed: number;
}

/** Numbers of Vitest's JSON report; undefined when it wrote none. A file that fails outside its tests is a failure too. */
export async function countVitest(path: string): Promise<Counts | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(JSON.parse(text));
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + failedFiles.length };
}

/** Numbers of Playwright's JSON report. A test that passed at a second try has passed. */
export async function countPlaywright(path: string): Promise<Counts | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  const { stats, errors } = playwrightReport.parse(JSON.parse(text));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/** Numbers of the chaos suite's report: each of its checks is a test. */
export async function countChaos(path: string): Promise<Counts | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  const { checks } = chaosReport.parse(JSON.parse(text));
  const passed = checks.filter(({ isPassed }) => isPassed).length;
  return { passed, failed: checks.length - passed };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  /** Failures outside any test: the configuration, the global set-up. */
  errors: z.array(z.unknown()).default([]),
});

const chaosReport = z.object({ checks: z.array(z.object({ isPassed: z.boolean() })) });

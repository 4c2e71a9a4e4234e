import { readFile } from "node:fs/promises";

export interface Counts {
  passed: number;
  failed: number;
}

/** Numbers of Vitest's JSON report; undefined when it wrote none. A file that could not even be loaded is a failure. */
export async function countVitest(path: string): Promise<Counts | undefined> {
  const report = await readReport(path);
  if (report === undefined) return undefined;
  const failedFiles = number(report.numFailedTestSuites) > 0 && number(report.numFailedTests) === 0 ? 1 : 0;
  return { passed: number(report.numPassedTests), failed: number(report.numFailedTests) + failedFiles };
}

/** Numbers of Playwright's JSON report. A test that passed at a second try has passed. */
export async function countPlaywright(path: string): Promise<Counts | undefined> {
  const stats = (await readReport(path))?.stats;
  if (typeof stats !== "object" || stats === null) return undefined;
  const { expected, flaky, unexpected } = { expected: 0, flaky: 0, unexpected: 0, ...stats };
  return { passed: number(expected) + number(flaky), failed: number(unexpected) };
}

async function readReport(path: string): Promise<Record<string, unknown> | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { type ChaosOptions, help, readOptions } from "./options.ts";
import { type ChaosReport, type Check, judge } from "./report/chaos-report.ts";
import { renderReport } from "./report/render-report.ts";
import { writeDocument } from "./report/write-document.ts";
import { runChaos } from "./run-chaos.ts";

const startedAt = Date.now();

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(help);
  const interrupted = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => interrupted.abort(new Error("Interrupted; what was started is taken down.")));
  }
  log(`seed ${options.seed}`);
  const loadBefore = loadavg()[0] ?? 0;
  const outcome = await attempt(options, interrupted.signal);
  const failed = outcome.checks.filter(({ isPassed }) => !isPassed);
  if (outcome.report) {
    const text = renderReport(outcome.report);
    console.log(`\n${text}\n`);
    if (options.write) writeDocument({ text, command: commandOf(options), loadBefore });
  }
  for (const { name, detail } of failed) console.log(`✗ ${name}${detail === undefined ? "" : `: ${detail}`}`);
  console.log(`${outcome.checks.length - failed.length} checks passed, ${failed.length} failed`);
  if (options.report) await writeFile(options.report, JSON.stringify({ checks: outcome.checks }));
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** That it could not be checked is a check that failed. */
async function attempt(options: ChaosOptions, signal: AbortSignal): Promise<{ report?: ChaosReport; checks: Check[] }> {
  try {
    const report = await runChaos({ options, log, signal });
    return { report, checks: judge(report) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { checks: [{ name: "the run could be made", isPassed: false, detail }] };
  }
}

function commandOf({ messages, rounds, seed, short, only }: ChaosOptions): string {
  const flags = [...(short ? ["--short"] : []), ...(only ? [`--only ${only}`] : [])];
  return ["npm run chaos --", ...flags, `--messages ${messages} --rounds ${rounds} --seed ${seed}`].join(" ");
}

function log(line: string): void {
  process.stderr.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)}s ${line}\n`);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../apps/cli/src/processes/environment.ts";
import { runCommand } from "../apps/cli/src/processes/run-command.ts";
import { projectRoot } from "../apps/cli/src/project-root.ts";
import { type Counts, countChaos, countPlaywright, countVitest } from "./count-results.ts";
import type { Stage } from "./stages.ts";

interface RunOptions {
  env: Environment;
  /** How many stages may run side by side. */
  atOnce: number;
}

/** Runs stages in order, so many at once, prints a line for each and the output of those that fail, and adds up. */
export async function runStages(stages: readonly Stage[], { env, atOnce }: RunOptions): Promise<Counts> {
  const queue = [...stages];
  const total: Counts = { passed: 0, failed: 0 };
  const work = async () => {
    for (let stage = queue.shift(); stage; stage = queue.shift()) {
      const { passed, failed } = await runStage(stage, env);
      total.passed += passed;
      total.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return total;
}

async function runStage(stage: Stage, env: Environment): Promise<Counts> {
  process.stdout.write(`… ${stage.name}\n`);
  const startedAt = Date.now();
  const folder = await mkdtemp(join(tmpdir(), "millrace-stage-"));
  const report = join(folder, "report.json");
  try {
    const { code, output } = await execute(stage, { env, report });
    const counts = await countStage(stage, { code, report });
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    if (code !== 0 || counts.failed > 0) process.stdout.write(`${output.trim()}\n`);
    const sign = counts.failed > 0 ? "✗" : "✓";
    process.stdout.write(
      `${sign} ${stage.name.padEnd(18)} ${counts.passed} passed, ${counts.failed} failed in ${seconds} s\n`,
    );
    return counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function execute(
  { command, cwd = ".", timeoutMs, count }: Stage,
  { env, report }: { env: Environment; report: string },
) {
  const bin = join(projectRoot, "node_modules", ".bin");
  const [program, ...args] = command;
  const path = program === "node" ? process.execPath : join(bin, program);
  const reporters = {
    exit: [],
    vitest: ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    playwright: ["--reporter=list,json"],
    chaos: ["--report", report],
  };
  let output = "";
  const { code } = await runCommand(path, {
    args: [...args, ...reporters[count]],
    cwd: join(projectRoot, cwd),
    env: { ...env, PATH: `${bin}:${env.PATH}`, PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: "0", NO_COLOR: "1" },
    timeoutMs,
    onLine: (line) => {
      output += `${line}\n`;
    },
  }).catch((error: Error) => ({ code: 1, stdout: "", stderr: error.message }));
  return { code, output };
}

const readers = { vitest: countVitest, playwright: countPlaywright, chaos: countChaos };

/** A stage that fails without naming a failed test still counts as one. */
async function countStage({ count }: Stage, { code, report }: { code: number; report: string }): Promise<Counts> {
  const counted = count === "exit" ? undefined : await readers[count](report);
  const counts = counted ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

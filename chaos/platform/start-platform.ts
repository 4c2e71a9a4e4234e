import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readEnv } from "../../apps/cli/src/env.ts";
import { describeInstallation } from "../../apps/cli/src/installation.ts";
import { processRecordSchema } from "../../apps/cli/src/processes/process-record.ts";
import { listPrograms, type Program } from "../../apps/cli/src/processes/programs.ts";
import { runCommand } from "../../apps/cli/src/processes/run-command.ts";
import { isHealthy } from "../../apps/cli/src/processes/wait-until-healthy.ts";
import { projectRoot } from "../../apps/cli/src/project-root.ts";
import { openPlatformApi, type PlatformApi } from "../../bench/platform-api.ts";

export type ProgramName = "runner" | "gateway" | "web";

export interface Platform {
  api: PlatformApi;
  /** Of its containers' labels. */
  prefix: string;
  /** Programs whose health endpoint does not say 200 at the moment. */
  unhealthy(): Promise<ProgramName[]>;
  /** kill -9; the supervisor starts it again. @throws when it does not run at the moment. */
  kill(program: ProgramName): Promise<void>;
  /** `npm run down -- --volumes`. */
  stop(): Promise<void>;
}

interface PlatformOptions {
  /** Kept out of everybody else's way: home, prefix, ports. */
  home: string;
  prefix: string;
  nextPort: () => Promise<number>;
  services: { databaseUrl: string; redisUrl: string; amqpUrl: string; managementUrl: string };
  signal: AbortSignal;
}

/** `npm run up` on services of our own. */
export async function startPlatform({ home, prefix, nextPort, services, signal }: PlatformOptions): Promise<Platform> {
  const env = {
    ...surroundings(),
    MILLRACE_HOME: home,
    MILLRACE_PREFIX: prefix,
    MILLRACE_WEB_PORT: String(await nextPort()),
    MILLRACE_GATEWAY_PORT: String(await nextPort()),
    MILLRACE_STEP_API_PORT: String(await nextPort()),
    MILLRACE_DEMO_WAREHOUSE_PORT: String(await nextPort()),
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    AMQP_URL: services.amqpUrl,
    RABBITMQ_MANAGEMENT_URL: services.managementUrl,
  };
  const installation = describeInstallation(readEnv(env));
  const millrace = async (args: readonly string[], limits: { timeoutMs: number; signal?: AbortSignal }) => {
    const main = join(projectRoot, "apps", "cli", "src", "main.ts");
    const { code, stderr } = await runCommand(process.execPath, { args: [main, ...args], env, ...limits });
    if (code !== 0) throw new Error(`millrace ${args.join(" ")} failed:\n${stderr.trim().slice(-3_000)}`);
  };
  // Also after Ctrl+C.
  const stop = () => millrace(["down", "--volumes"], { timeoutMs: 180_000 });
  try {
    await millrace(["up", "--detach"], { timeoutMs: 900_000, signal });
  } catch (error) {
    await stop().catch(() => {}); // why it did not start says more
    throw error;
  }
  const programs = listPrograms(installation).flatMap((program) => {
    const name = programNames.find((known) => known === program.name);
    return name ? [{ name, program }] : [];
  });
  return {
    api: openPlatformApi(loginSchema.parse(JSON.parse(await readFile(join(home, "cli.json"), "utf8")))),
    prefix,
    unhealthy: async () => {
      const answers = await Promise.all(programs.map(({ name, program }) => nameIfIll(name, program)));
      return answers.flat();
    },
    kill: async (name) => {
      const record = await readFile(join(installation.paths.pids, `${name}.json`), "utf8");
      process.kill(processRecordSchema.parse(JSON.parse(record)).pid, "SIGKILL");
    },
    stop,
  };
}

const programNames: readonly ProgramName[] = ["runner", "gateway", "web"];
const loginSchema = z.object({ url: z.string(), apiKey: z.string() });

async function nameIfIll(name: ProgramName, program: Program): Promise<ProgramName[]> {
  return (await isHealthy(program)) ? [] : [name];
}

/** Our surroundings without what describes another installation. */
function surroundings(): Record<string, string | undefined> {
  const foreign = /^(MILLRACE_|BETTER_AUTH)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

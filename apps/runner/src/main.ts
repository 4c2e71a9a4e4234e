import { pino } from "pino";
import { readEnv } from "./env.ts";
import { startRunner } from "./start-runner.ts";

const exitWithinMs = 20_000;

try {
  const env = readEnv(process.env);
  const log = pino({ name: "runner", level: env.LOG_LEVEL });
  process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise nobody waits for failed"));
  const runner = await startRunner({ env, log });
  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "stopping");
    // A service that hangs must not keep the process: whatever was under way is found again by the next runner.
    setTimeout(() => process.exit(1), exitWithinMs).unref();
    await runner.stop();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
} catch (error) {
  process.stderr.write(`The runner cannot start: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

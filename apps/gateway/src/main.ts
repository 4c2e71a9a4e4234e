import { readMasterKey } from "@millrace/db";
import { pino } from "pino";
import { readEnv } from "./env.ts";
import { startGateway } from "./start-gateway.ts";

/** Webhook ingress: turns HTTP requests into confirmed messages until SIGTERM. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const log = pino({ name: "gateway", level: env.LOG_LEVEL });
  const gateway = await startGateway({
    databaseUrl: env.DATABASE_URL,
    amqpUrl: env.AMQP_URL,
    redis: { url: env.REDIS_URL, prefix: env.MILLRACE_PREFIX },
    masterKey: readMasterKey(env.MILLRACE_ENCRYPTION_KEY_FILE),
    port: env.MILLRACE_GATEWAY_PORT,
    log,
  });
  log.info({ port: gateway.port }, "the gateway takes webhooks");
  await Promise.race([stopSignal(), gateway.failed]);
  log.info({}, "stopping: requests under way are finished first");
  await gateway.stop();
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  // What is still open would keep the process alive without doing anything.
  setTimeout(() => process.exit(), 1_000).unref();
});

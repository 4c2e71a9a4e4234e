import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, createTestRedis, createTestVhost, serviceUrl } from "@millrace/testing";
import type { Platform } from "./platform.ts";
import { runProgram } from "./run-program.ts";

const root = join(import.meta.dirname, "..", "..");

export interface StartedPlatform extends AsyncDisposable {
  platform: Platform;
}

/** `npm run up` with a database, a virtual host, a home, ports and a prefix of its own; `npm run down` on dispose. */
export async function startPlatform(): Promise<StartedPlatform> {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await createTestDatabase({ migrated: false }));
  const vhost = opened.use(await createTestVhost());
  const redis = opened.use(await createTestRedis());
  const home = await mkdtemp(join(tmpdir(), "millrace-e2e-"));
  opened.defer(() => rm(home, { recursive: true, force: true }));
  const prefix = redis.keyPrefix.replaceAll("_", "-");
  const ports = await freePorts(4);
  const [web, gateway, stepApi, warehouse] = ports;
  const env: Record<string, string> = {
    ...inherited(),
    DATABASE_URL: database.url,
    AMQP_URL: vhost.url,
    RABBITMQ_MANAGEMENT_URL: serviceUrl("RABBITMQ_MANAGEMENT_URL"),
    REDIS_URL: redis.url,
    MILLRACE_HOME: home,
    MILLRACE_PREFIX: prefix,
    MILLRACE_WEB_PORT: String(web),
    MILLRACE_GATEWAY_PORT: String(gateway),
    MILLRACE_STEP_API_PORT: String(stepApi),
    MILLRACE_DEMO_WAREHOUSE_PORT: String(warehouse),
  };
  opened.defer(async () => {
    await runProgram("npm", { args: ["run", "--silent", "down"], cwd: root, env, timeoutMs: 120_000 });
  });
  const args = ["run", "--silent", "up", "--", "--detach", "--json"];
  const { stdout } = await runProgram("npm", { args, cwd: root, env, timeoutMs: 600_000 });
  const { url, gatewayUrl, ownerLink } = JSON.parse(stdout);
  const platform: Platform = {
    webUrl: url,
    gatewayUrl,
    ownerLink,
    env,
    home,
    prefix,
    vhost: vhost.vhost,
    managementUrl: vhost.managementUrl,
  };
  const running = opened.move();
  return { platform, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Our surroundings without what describes another installation. */
function inherited(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(MILLRACE_|BETTER_AUTH)/.test(entry[0]),
  );
  return Object.fromEntries(entries);
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, openServer));
  const ports = servers.map((server) => {
    const address = server.address();
    if (typeof address !== "object" || !address) throw new Error("A server without a port");
    return address.port;
  });
  for (const server of servers) server.close();
  return ports;
}

function openServer(): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, () => resolve(server));
  });
}

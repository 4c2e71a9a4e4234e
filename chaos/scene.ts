import { randomBytes } from "node:crypto";
import { chmod, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportTo } from "../apps/cli/src/report.ts";
import { chaosFlows } from "./flows/chaos-flows.ts";
import { type RunningFlow, startFlows } from "./flows/start-flows.ts";
import { Ledger } from "./ledger/ledger.ts";
import { freePorts } from "./platform/free-ports.ts";
import { type Platform, startPlatform } from "./platform/start-platform.ts";
import { openServices, type Services } from "./services/open-services.ts";
import { keepGoing } from "./traffic/keep-going.ts";
import { postWebhook } from "./traffic/post-webhook.ts";
import type { Inlet } from "./traffic/start-traffic.ts";
import { openTables, type Tables } from "./traffic/tables.ts";
import { openTargetServer, type TargetServer } from "./traffic/target-server.ts";
import { watchTarget } from "./traffic/watch-target.ts";

/** A platform with three running flows, and the world around it. */
export interface Scene extends AsyncDisposable {
  services: Services;
  platform: Platform;
  flows: readonly RunningFlow[];
  target: TargetServer;
  /** Hears of every arrival. */
  ledger: Ledger;
  inlets: readonly Inlet[];
  /** Aborted when the scene is taken down. */
  closing: AbortSignal;
}

interface SceneOptions {
  /** Whether the logs stay behind. */
  keepsLogs: boolean;
  log: (line: string) => void;
  signal: AbortSignal;
}

/** Every fifth message of the fork is refused once at its right end: the way of a rebound is the longest through the broker. */
const refusedEvery = 5;
/** Beside the schedule, which cannot be more frequent than a minute. */
const pollEveryMs = 2_000;
const readTargetEveryMs = 250;

/** Starts services, platform and flows of the suite's own; all are gone on dispose. */
export async function openScene({ keepsLogs, log, signal }: SceneOptions): Promise<Scene> {
  await using opened = new AsyncDisposableStack();
  const closing = new AbortController();
  const folder = await mkdtemp(join(tmpdir(), "millrace-chaos-"));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o711); // the services' own accounts must get through
  const nextPort = freePorts();
  const services = opened.use(await openServices({ folder, nextPort, signal }, reportTo(process.stderr)));
  const { postgres, redis, rabbitmq } = services;
  log("services run");

  const home = join(folder, "home");
  const platform = await startPlatform({
    home,
    prefix: `chaos-${randomBytes(4).toString("hex")}`,
    nextPort,
    services: {
      databaseUrl: postgres.url("postgres"),
      redisUrl: redis.url,
      amqpUrl: rabbitmq.amqpUrl,
      managementUrl: rabbitmq.managementUrl,
    },
    signal,
  });
  opened.defer(() => platform.stop());
  if (keepsLogs) opened.defer(() => keepLogs({ folder, home, log }));
  opened.defer(() => closing.abort());
  log("the platform runs");

  const ledger = new Ledger(chaosFlows);
  const target = opened.use(await openTarget(ledger));
  const tables = opened.use(await openTables(postgres));
  const credential = "Chaos tables";
  const body = { component: "postgres", name: credential, values: tables.credential, verify: false };
  await platform.api({ method: "POST", path: "/credentials", body });
  const flows = await startFlows(platform.api, { world: { targetUrl: target.url, credential }, signal });
  log("three flows run");
  void watchTarget({ tables, ledger, everyMs: readTargetEveryMs, signal: closing.signal });
  for (const { id } of flows.filter(({ webhookUrl }) => webhookUrl === undefined)) {
    const runNow = () => platform.api({ method: "POST", path: `/flows/${id}/run-now` });
    void keepGoing(runNow, { everyMs: pollEveryMs, signal: closing.signal });
  }
  const inlets = flows.map((running) => inletOf(running, tables));
  const stack = opened.move();
  const dispose = () => stack.disposeAsync();
  return { services, platform, flows, target, ledger, inlets, closing: closing.signal, [Symbol.asyncDispose]: dispose };
}

function openTarget(ledger: Ledger): Promise<TargetServer> {
  const routeOf = (ending: string) => chaosFlows.find(({ endings }) => endings.includes(ending))?.name;
  const refused = new Set<string>();
  return openTargetServer({
    onArrival: ({ ending, id }) => {
      const route = routeOf(ending);
      if (route !== undefined) ledger.arrived({ route, id, ending });
    },
    isRefused: ({ ending, id }) => {
      const isChosen = ending === "right" && Number(id.split("/").at(-1)) % refusedEvery === 0 && !refused.has(id);
      if (isChosen) refused.add(id);
      return isChosen;
    },
  });
}

function inletOf({ flow, webhookUrl }: RunningFlow, tables: Tables): Inlet {
  const send = webhookUrl === undefined ? tables.insert : (id: string) => postWebhook(webhookUrl, id);
  return { route: flow.name, share: flow.share, send };
}

async function keepLogs({ folder, home, log }: { folder: string; home: string; log: (line: string) => void }) {
  const kept = `${folder}-logs`;
  await cp(join(home, "logs"), kept, { recursive: true });
  for (const name of ["postgres", "redis", "rabbitmq"])
    await cp(join(folder, `${name}.log`), join(kept, `${name}.log`));
  log(`logs are in ${kept}`);
}

import { openDocker } from "../apps/cli/src/images/open-docker.ts";
import { type FaultKind, faultKinds } from "./faults/fault.ts";
import { inflictFaults } from "./faults/inflict-faults.ts";
import { makeFaults } from "./faults/make-faults.ts";
import { planFaults } from "./faults/plan-faults.ts";
import { flowStatus } from "./flows/start-flows.ts";
import type { ChaosOptions } from "./options.ts";
import { paceOf } from "./pace.ts";
import { seededRandom } from "./random/seeded-random.ts";
import type { ChaosReport } from "./report/chaos-report.ts";
import { openScene, type Scene } from "./scene.ts";
import { findEngine } from "./services/find-engine.ts";
import { settle } from "./traffic/settle.ts";
import { startTraffic } from "./traffic/start-traffic.ts";

interface RunOptions {
  options: ChaosOptions;
  log: (line: string) => void;
  signal: AbortSignal;
}

/** Opens everything, breaks everything, waits for everything to arrive. @throws when that cannot be checked at all. */
export async function runChaos({ options, log, signal }: RunOptions): Promise<ChaosReport> {
  const engine = await findEngine({ isWanted: options.docker, isShort: options.short, signal });
  const engineNote = typeof engine === "string" ? { engineNote: engine } : {};
  const pace = paceOf(options);
  const random = seededRandom(options.seed);
  const kinds = wantedKinds(options.only).filter((kind) => kind !== "docker" || typeof engine !== "string");
  const plan = planFaults(random, { ...pace, kinds, rounds: options.rounds });

  await using scene = await openScene({ keepsLogs: options.keep, log, signal });
  const { platform, services, ledger, inlets, flows, target } = scene;
  const startedAt = Date.now();
  let isOver = false;
  const traffic = startTraffic({
    inlets,
    ledger,
    messages: options.messages,
    perSecond: options.messages / (plan.length * pace.secondsPerFault),
    mayEnd: () => isOver,
    signal: AbortSignal.any([signal, scene.closing]),
  });
  traffic.finished.catch(() => {}); // awaited below, unless a fault cannot even be inflicted
  const docker = openDocker(process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock");
  const victims = { ...services, platform, docker, random, signal, ...(typeof engine !== "string" && { engine }) };
  const { recoveryLimitMs, settleLimitMs } = pace;
  const faults = await inflictFaults(plan, {
    faults: makeFaults(victims),
    platform,
    ledger,
    recoveryLimitMs,
    log,
    signal,
  });
  isOver = true;
  await traffic.finished;
  log("everything is sent; waiting for what is under way");
  const byHand = await settle({ api: platform.api, flows, ledger, limitMs: settleLimitMs, log, signal });
  return {
    seed: options.seed,
    seconds: (Date.now() - startedAt) / 1000,
    routes: ledger.summarize(),
    faults,
    ...engineNote,
    retries: traffic.retries,
    refusals: target.refusalCount(),
    byHand,
    states: await statesOf(scene),
  };
}

function wantedKinds(only: string | undefined): FaultKind[] {
  if (only === undefined) return [...faultKinds];
  return only.split(",").map((name) => {
    const kind = faultKinds.find((known) => known === name);
    if (!kind) throw new Error(`There is no fault "${name}"; there are ${faultKinds.join(", ")}`);
    return kind;
  });
}

async function statesOf({ platform, flows }: Scene): Promise<{ name: string; state: string }[]> {
  return await Promise.all(
    flows.map(async ({ flow, id }) => ({ name: flow.name, state: (await flowStatus(platform.api, id)).state })),
  );
}

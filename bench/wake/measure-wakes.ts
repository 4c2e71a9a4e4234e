import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type FlowStatus, startFlow, stopFlow, waitForFlow } from "../flow-commands.ts";
import { orderGraph } from "../order-graph.ts";
import { openPlatformApi, type PlatformApi } from "../platform-api.ts";
import { orderJson } from "../traffic/order.ts";
import { type Floor, measureFloor } from "./measure-floor.ts";
import { startTargetServer, type TargetServer } from "./target-server.ts";

/** Milliseconds. */
export interface Wake {
  /** From the call to its 202. */
  acceptMs: number;
  /** From the 202 to the effect: the last step's request at its target. */
  effectMs: number;
  /** The platform's own account. */
  split: NonNullable<FlowStatus["wake"]>;
}

/** The shortest there is. */
const idleSeconds = 5;
/** Containers that went to sleep are removed and rooms are made: nobody calls in the same second. */
const restMs = 5_000;

export interface WakeMeasurement {
  wakes: Wake[];
  floor: Floor;
}

/** Puts a flow of three steps to sleep and wakes it by its webhook, again and again; after each time the floor's turn comes. */
export async function measureWakes(count: number): Promise<WakeMeasurement> {
  const api = openPlatformApi();
  using target = await startTargetServer();
  const { id, webhookUrl } = await api<{ id: string; webhookUrl: string }>({
    method: "POST",
    path: "/flows/apply",
    body: { publish: true, file: flowFile(target.port) },
  });
  const wakes: Wake[] = [];
  const floor: Floor = { ownNetwork: [], hostNetwork: [] };
  try {
    await startFlow(api, id);
    for (let turn = 1; turn <= count; turn += 1) {
      const wake = await measureWake({ api, target }, { id, webhookUrl });
      const bare = await measureFloor();
      wakes.push(wake);
      floor.ownNetwork.push(bare.ownNetworkMs);
      floor.hostNetwork.push(bare.hostNetworkMs);
      console.error(
        `wake ${turn}  ${wake.effectMs.toFixed(0)} ms after the 202; floor ${bare.ownNetworkMs.toFixed(0)} ms`,
      );
    }
    return { wakes, floor };
  } finally {
    await stopFlow(api, id);
    await api({ method: "DELETE", path: `/flows/${id}` });
  }
}

function flowFile(targetPort: number) {
  const name = `Wake ${randomBytes(3).toString("hex")}`;
  return { name, type: "ordinary", idleSeconds, graph: orderGraph(targetPort) };
}

async function measureWake(
  { api, target }: { api: PlatformApi; target: TargetServer },
  { id, webhookUrl }: { id: string; webhookUrl: string },
): Promise<Wake> {
  const isAsleep = ({ state, steps }: FlowStatus) =>
    state === "sleeping" && steps.every(({ containers }) => containers.length === 0);
  await waitForFlow(api, { id, what: "asleep", isSo: isAsleep });
  await pause(restMs);
  const arrival = target.nextArrival();
  const calledAt = { wall: Date.now(), ms: performance.now() };
  const acceptedAt = await call(webhookUrl);
  const arrivedAt = await arrival;
  const isTold = ({ wake }: FlowStatus) => wake !== undefined && wake.at >= calledAt.wall && wake.runMs !== undefined;
  const { wake: split } = await waitForFlow(api, { id, what: "awake and measured", isSo: isTold });
  if (!split) throw new Error("The platform did not measure the wake");
  return { acceptMs: acceptedAt - calledAt.ms, effectMs: arrivedAt - acceptedAt, split };
}

/** @returns when the 202 was here. */
async function call(webhookUrl: string): Promise<number> {
  const response = await fetch(webhookUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: orderJson(1),
    signal: AbortSignal.timeout(10_000),
  });
  const acceptedAt = performance.now();
  if (response.status !== 202) throw new Error(`The webhook answered ${response.status}: ${await response.text()}`);
  return acceptedAt;
}

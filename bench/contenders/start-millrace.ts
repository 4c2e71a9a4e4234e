import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { orderMapping } from "../traffic/order.ts";
import type { Contender } from "./contender.ts";
import { openPlatformApi, type PlatformApi } from "./platform-api.ts";
import { type ContainerMemory, readMemoryOf } from "./read-memory-of.ts";

export interface MillraceContender extends Contender {
  /** Of each start: from the wish to the state Running with every container ready. */
  startMs: number[];
  /** Per step, before the first message. */
  idleMemory: ContainerMemory[];
}

const startCount = 3;

/** (ii) Webhook → transform → http on the running platform, each step in its container. */
export async function startMillrace({ sinkPort }: { sinkPort: number }): Promise<MillraceContender> {
  const api = openPlatformApi();
  const { id, webhookUrl } = await api<{ id: string; webhookUrl: string }>({
    method: "POST",
    path: "/flows/apply",
    body: { publish: true, file: flowFile(sinkPort) },
  });
  const remove = async () => {
    await stop(api, id);
    await api({ method: "DELETE", path: `/flows/${id}` });
  };
  try {
    const startMs: number[] = [];
    for (let count = 1; count <= startCount; count += 1) {
      startMs.push(await start(api, id));
      if (count < startCount) await stop(api, id);
    }
    await pause(3_000); // what starting up needed has to be collected before a container counts as idle
    const idleMemory = await readMemoryOf(id);
    return { name: "Millrace", url: webhookUrl, startMs, idleMemory, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function flowFile(sinkPort: number) {
  const prefetch = { prefetch: 100 };
  return {
    name: `Benchmark ${randomBytes(3).toString("hex")}`,
    type: "realtime",
    graph: {
      nodes: [
        { id: "step_1", name: "Order", command: "webhook:receive", fields: {} },
        { id: "step_2", name: "Map", command: "transform:jsonata", fields: { expression: orderMapping } },
        {
          id: "step_3",
          name: "Send",
          command: "http:request",
          fields: { method: "POST", url: `http://host.docker.internal:${sinkPort}/` },
        },
      ],
      edges: [
        { source: "step_1", target: "step_2" },
        { source: "step_2", target: "step_3" },
      ],
    },
    nodes_config: { step_1: prefetch, step_2: prefetch, step_3: prefetch },
  };
}

async function start(api: PlatformApi, id: string): Promise<number> {
  const startedAt = performance.now();
  await api({ method: "POST", path: `/flows/${id}/start` });
  await reaches(api, { id, state: "running" });
  return performance.now() - startedAt;
}

async function stop(api: PlatformApi, id: string): Promise<void> {
  const { state } = await api<{ state: string }>({ method: "GET", path: `/flows/${id}/status` });
  if (state === "inactive") return;
  if (state !== "stopping") await api({ method: "POST", path: `/flows/${id}/stop` });
  await reaches(api, { id, state: "inactive" });
}

async function reaches(api: PlatformApi, { id, state }: { id: string; state: string }): Promise<void> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const status = await api<{ state: string; reason?: string }>({ method: "GET", path: `/flows/${id}/status` });
    if (status.state === state) return;
    if (performance.now() > deadline) {
      throw new Error(`The flow is ${status.state} instead of ${state}: ${status.reason ?? "no reason given"}`);
    }
    await pause(25);
  }
}

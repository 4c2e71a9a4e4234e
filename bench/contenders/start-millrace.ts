import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { startFlow, stopFlow } from "../flow-commands.ts";
import { orderGraph } from "../order-graph.ts";
import { openPlatformApi } from "../platform-api.ts";
import type { Contender } from "./contender.ts";
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
    await stopFlow(api, id);
    await api({ method: "DELETE", path: `/flows/${id}` });
  };
  try {
    const startMs: number[] = [];
    for (let count = 1; count <= startCount; count += 1) {
      startMs.push(await startFlow(api, id));
      if (count < startCount) await stopFlow(api, id);
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
    graph: orderGraph(sinkPort),
    nodes_config: { step_1: prefetch, step_2: prefetch, step_3: prefetch },
  };
}

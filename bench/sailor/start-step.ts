import { randomBytes } from "node:crypto";
import type { Contender } from "../contenders/contender.ts";
import { startFlow, stopFlow } from "../flow-commands.ts";
import { orderGraph } from "../order-graph.ts";
import { openPlatformApi } from "../platform-api.ts";

interface Middle {
  name: string;
  /** What maps the order. */
  step: { command: string; fields: Record<string, unknown> };
  /** Messages it works on at once. */
  prefetch: number;
}

/** Webhook → the step in question → http. */
export async function startStep(sinkPort: number, { name, step, prefetch }: Middle): Promise<Contender> {
  const api = openPlatformApi();
  const graph = orderGraph(sinkPort);
  const nodes = graph.nodes.map((node) => (node.id === "step_2" ? { ...node, ...step } : node));
  const file = {
    name: `Benchmark ${randomBytes(3).toString("hex")}`,
    type: "realtime",
    graph: { ...graph, nodes },
    nodes_config: { step_1: { prefetch: 100 }, step_2: { prefetch }, step_3: { prefetch: 100 } },
  };
  const { id, webhookUrl } = await api<{ id: string; webhookUrl: string }>({
    method: "POST",
    path: "/flows/apply",
    body: { publish: true, file },
  });
  const remove = async () => {
    await stopFlow(api, id);
    await api({ method: "DELETE", path: `/flows/${id}` });
  };
  try {
    await startFlow(api, id);
    return { name, url: webhookUrl, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

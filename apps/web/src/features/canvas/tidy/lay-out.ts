import type { FlowDefinition } from "@millrace/flow";
import ELK, { type ElkNode } from "elkjs/lib/elk-api.js";
import { layerSteps } from "@/features/flow-editor/document/layer-steps.ts";
import { columnGap, type Point, rowGap, stepSize } from "@/features/flow-editor/document/step-geometry.ts";

type Graph = FlowDefinition["graph"];

/** An engine that fell silent is not waited for. */
const timeLimitMs = 10_000;

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.spacing.nodeNode": String(rowGap),
  "elk.layered.spacing.nodeNodeBetweenLayers": String(columnGap),
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.nodePlacement.bk.fixedAlignment": "BALANCED",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.separateConnectedComponents": "true",
};

/** Places for all steps, worked out beside the page; by the simpler layout when the engine cannot be had. */
export async function layOut(graph: Graph): Promise<ReadonlyMap<string, Point>> {
  try {
    return await layOutByElk(graph);
  } catch {
    return layerSteps(graph); // no worker, or a graph with circles that the engine refuses
  }
}

async function layOutByElk(graph: Graph): Promise<ReadonlyMap<string, Point>> {
  const elk = new ELK({
    workerFactory: () => new Worker(new URL("./elk.worker.ts", import.meta.url), { type: "module" }),
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("The layout takes too long.")), timeLimitMs);
    });
    const { children = [] } = await Promise.race([elk.layout(toElk(graph)), silence]);
    return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  } finally {
    clearTimeout(timer);
    elk.terminateWorker();
  }
}

function toElk({ nodes, edges }: Graph): ElkNode {
  const known = new Set(nodes.map(({ id }) => id));
  return {
    id: "flow",
    layoutOptions: options,
    children: nodes.map(({ id }) => ({ id, ...stepSize })),
    edges: edges
      .filter(({ source, target }) => known.has(source) && known.has(target))
      .map(({ source, target }) => ({ id: `${source}->${target}`, sources: [source], targets: [target] })),
  };
}

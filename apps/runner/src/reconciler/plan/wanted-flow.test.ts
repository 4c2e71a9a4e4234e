import type { LoadedVersion } from "@millrace/db";
import { componentDescriptorSchema, type FlowDefinition, flowDefinitionSchema, stepFates } from "@millrace/flow";
import { expect, test } from "vitest";
import { wantedFlow } from "./wanted-flow.ts";

const descriptor = componentDescriptorSchema.parse({
  title: "Box",
  triggers: { hook: { title: "Hook", main: "hook.js", type: "webhook" } },
  actions: { send: { title: "Send", main: "send.js" } },
});

function version(definition: FlowDefinition): LoadedVersion {
  const component = { name: "box", version: "1.0.0", image: "box:1", descriptor, env: {}, isBuiltIn: true };
  return {
    number: 1,
    definition,
    components: new Map(definition.graph.nodes.map(({ id }) => [id, component])),
    credentialChangedAt: new Map([
      ["one", 1],
      ["two", 1],
    ]),
    bounds: {
      limited: false,
      maxMessages: 1000,
      maxMegabytes: 100,
      retentionDays: 5,
      minIdleSeconds: 10,
      maxIdleSeconds: 60,
    },
  };
}

const base = flowDefinitionSchema.parse({
  graph: {
    nodes: [
      { id: "step_1", command: "box:hook" },
      { id: "step_2", name: "Send", command: "box:send", credential: "one", fields: { a: 1 } },
      { id: "step_3", command: "box:send" },
    ],
    edges: [
      { source: "step_1", target: "step_2" },
      { source: "step_2", target: "step_3" },
    ],
  },
  nodes_config: { step_2: { prefetch: 5 } },
});

type Change = (flow: FlowDefinition) => void;

const changes: Record<string, Change> = {
  "a name": (flow) => Object.assign(flow.graph.nodes[1] ?? {}, { name: "Ship", description: "x" }),
  "a place": (flow) => Object.assign(flow.graph.nodes[1] ?? {}, { position: { x: 1, y: 1 } }),
  "a field": (flow) => Object.assign(flow.graph.nodes[1] ?? {}, { fields: { a: 2 } }),
  "a credential": (flow) => Object.assign(flow.graph.nodes[1] ?? {}, { credential: "two" }),
  "the number of containers": (flow) => Object.assign(flow, { nodes_config: { step_2: { prefetch: 5, replicas: 3 } } }),
  "a prefetch": (flow) => Object.assign(flow, { nodes_config: { step_2: { prefetch: 6 } } }),
  "a mapping": (flow) => Object.assign(flow.graph.edges[1] ?? {}, { config: { mapper: { a: "b" } } }),
  "a last step": (flow) => {
    flow.graph.edges = flow.graph.edges.slice(0, 1);
  },
  "a variable": (flow) => Object.assign(flow, { variables: { a: "b" } }),
  "the type": (flow) => Object.assign(flow, { type: "realtime" }),
  "a schedule": (flow) => Object.assign(flow, { cron: "1 * * * *", idleSeconds: 20 }),
};

test.each(Object.entries(changes))("what people are told of a roll-out holds for %s", (_what, change) => {
  const after = structuredClone(base);
  change(after);
  const specs = (definition: FlowDefinition) => {
    const wanted = wantedFlow(version(definition), {});
    if ("problem" in wanted) throw new Error(wanted.problem);
    return new Map(wanted.steps.map(({ id, spec }) => [id, spec]));
  };
  const [old, now] = [specs(base), specs(after)];
  const planned = [...now].map(([id, spec]) => [id, old.get(id) === spec ? "kept" : "replaced"]);
  const told = stepFates({
    before: { definition: base, components: {} },
    after: { definition: after, components: {} },
  });
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(planned));
});

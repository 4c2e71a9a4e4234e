import type { LoadedVersion, StepComponent } from "@millrace/db";
import { componentDescriptorSchema, type FlowDefinition, flowDefinitionSchema, stepFates } from "@millrace/flow";
import { describe, expect, test } from "vitest";
import { wantedFlow } from "./wanted-flow.ts";

const descriptor = componentDescriptorSchema.parse({
  title: "Box",
  triggers: { hook: { title: "Hook", main: "hook.js", type: "webhook" } },
  actions: { send: { title: "Send", main: "send.js" } },
});

function boxOf(runtime: StepComponent["runtime"]): StepComponent {
  return { name: "box", version: "1.0.0", image: "box:1", runtime, descriptor, env: {}, isBuiltIn: true };
}

function version(definition: FlowDefinition): LoadedVersion {
  const component = boxOf("millrace");
  return {
    number: 1,
    definition,
    components: new Map(definition.graph.nodes.map(({ id }) => [id, component])),
    mapper: undefined,
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

/** As `base`, with steps that bring a runtime of their own. */
function foreign(stepIds: readonly string[], definition = base, runtime: "sailor" | "image" = "sailor"): LoadedVersion {
  const loaded = version(definition);
  const components = new Map([...loaded.components]);
  for (const id of stepIds) components.set(id, boxOf(runtime));
  return { ...loaded, components, mapper: { ...boxOf("millrace"), name: "mapper", image: "mapper:1" } };
}

function steps(loaded: LoadedVersion) {
  const wanted = wantedFlow(loaded, {});
  if ("problem" in wanted) throw new Error(wanted.problem);
  return new Map(wanted.steps.map((step) => [step.id, step]));
}

describe("a step that brings its own runtime", () => {
  const mapped = structuredClone(base);
  Object.assign(mapped.graph.edges[1] ?? {}, { config: { condition: "n > 1", mapper: { a: "b" } } });

  test("is fed straight where nothing is to be evaluated", () => {
    const wanted = steps(foreign(["step_2", "step_3"]));
    expect([...wanted.keys()]).toEqual(["step_1", "step_2", "step_3"]);
    expect(wanted.get("step_3")?.predecessors).toEqual(["step_2"]);
  });

  test("gets one mapper in front for all edges with a condition or a mapping", () => {
    const wanted = steps(foreign(["step_3"], mapped));
    expect([...wanted.keys()]).toEqual(["step_1", "step_2", "step_3", "_mapper"]);
    expect(wanted.get("step_3")?.predecessors).toEqual([]);
    expect(wanted.get("_mapper")).toMatchObject({ predecessors: ["step_2"], function: "map" });
  });

  test("changes its mapper, not its neighbours, when the mapping changes", () => {
    const other = structuredClone(mapped);
    Object.assign(other.graph.edges[1] ?? {}, { config: { condition: "n > 2" } });
    const [before, after] = [steps(foreign(["step_3"], mapped)), steps(foreign(["step_3"], other))];
    expect(after.get("_mapper")?.spec).not.toBe(before.get("_mapper")?.spec);
    expect(after.get("step_2")?.spec).toBe(before.get("step_2")?.spec);
  });

  test("works on one message at a time unless it is asked for more", () => {
    const wanted = steps(foreign(["step_2", "step_3"], mapped));
    expect(wanted.get("step_2")?.prefetch).toBe(5);
    expect(wanted.get("step_3")?.prefetch).toBe(1);
  });

  test("behind one that may send twins does so whatever is asked, unless they come through the mapper", () => {
    const eager = { ...mapped, nodes_config: { step_3: { prefetch: 8 } } };
    const unmapped = { ...eager, graph: base.graph };
    expect(steps(foreign(["step_2", "step_3"], unmapped, "image")).get("step_3")?.prefetch).toBe(1);
    expect(steps(foreign(["step_2", "step_3"], eager, "image")).get("step_3")?.prefetch).toBe(8);
    expect(steps(foreign(["step_2", "step_3"], unmapped)).get("step_3")?.prefetch).toBe(8);
    expect(steps(foreign(["step_3"], unmapped)).get("step_3")?.prefetch).toBe(8);
  });

  test("cannot be run without the mapper that it needs", () => {
    const loaded = { ...foreign(["step_3"], mapped), mapper: undefined };
    expect(wantedFlow(loaded, {})).toMatchObject({ problem: expect.stringMatching(/mapper is not installed/) });
  });
});

test("a restart that was asked for makes containers of its step, and of no other, outdated", () => {
  const specs = (wishes: Parameters<typeof wantedFlow>[1]) => {
    const wanted = wantedFlow(version(base), wishes);
    return "steps" in wanted ? wanted.steps.map(({ spec }) => spec) : [];
  };
  const [first, second, third] = specs({});
  const restarted = specs({ step_2: { restartedAt: 1 } });
  expect(restarted).toEqual([first, expect.not.stringMatching(second ?? ""), third]);
  expect(specs({ step_2: { restartedAt: 2 } })[1]).not.toBe(restarted[1]);
});

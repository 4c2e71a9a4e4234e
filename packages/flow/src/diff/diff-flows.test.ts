import { describe, expect, it } from "vitest";
import { componentDescriptorSchema } from "../component/component-descriptor.ts";
import { type FlowDefinition, flowDefinitionSchema } from "../definition/flow-definition.ts";
import { diffFlows } from "./diff-flows.ts";
import { isEmptyDiff } from "./flow-diff.ts";
import { stepFates } from "./step-fates.ts";
import { summarizeDiff } from "./summarize-diff.ts";

const base = flowDefinitionSchema.parse({
  cron: "*/3 * * * *",
  limits: { messages: 100 },
  variables: { region: "eu", API_TOKEN: "old" },
  graph: {
    nodes: [
      { id: "step_1", name: "Start", command: "inlet:hook", position: { x: 0, y: 0 } },
      {
        id: "step_2",
        name: "Send",
        command: "outlet:send",
        credential: "cred_1",
        fields: { url: "https://a", secretCode: "one", headers: [{ name: "Authorization", value: "Bearer a" }] },
      },
    ],
    edges: [{ source: "step_1", target: "step_2", config: { mapper_type: "jsonata", mapper: { body: "$", to: "a" } } }],
  },
  nodes_config: { step_2: { replicas: 1, rebound: { limit: 3 } } },
});

const outlet = componentDescriptorSchema.parse({
  title: "Outlet",
  actions: {
    send: {
      title: "Send",
      main: "./send.js",
      fields: {
        url: { viewClass: "TextFieldView", label: "Address" },
        secretCode: { viewClass: "PasswordFieldView", label: "Code" },
      },
    },
    drop: { title: "Drop", main: "./drop.js" },
  },
});
const words = {
  findComponent: ({ component }: { component: string }) => (component === "outlet" ? outlet : undefined),
  credentialName: (id: string) => ({ cred_1: "Shop", cred_2: "Other shop" })[id],
};

function changed(change: (definition: FlowDefinition) => void): FlowDefinition {
  const copy = structuredClone(base);
  change(copy);
  return copy;
}

const diff = (after: FlowDefinition) => diffFlows({ before: base, after }, words);
const step2 = (definition: FlowDefinition) => definition.graph.nodes.find(({ id }) => id === "step_2") ?? never();
const never = (): never => {
  throw new Error("the fixture has step_2");
};

describe("the difference of two definitions", () => {
  it("is nothing for places, for the order of steps and keys, for keys without a value and for the mapper's type", () => {
    const after = changed((flow) => {
      flow.graph.nodes.reverse();
      for (const node of flow.graph.nodes) node.position = { x: 99, y: 1 };
      flow.timezone = undefined;
      delete flow.graph.edges[0]?.config?.mapper_type;
      flow.limits = { megabytes: undefined, messages: 100 };
    });
    expect(isEmptyDiff(diff(after))).toBe(true);
    expect(summarizeDiff(diff(after))).toBe("no changes");
  });

  it("names fields as their form does, and says the old and the new value", () => {
    const after = changed((flow) => {
      step2(flow).fields = { ...step2(flow).fields, url: { jsonata: "target" }, extraThing: 1 };
      step2(flow).name = "Ship";
    });
    expect(diff(after).steps).toEqual([
      {
        kind: "changed",
        stepId: "step_2",
        name: "Ship",
        changes: [
          { path: "name", label: "Name", before: "Send", after: "Ship" },
          { path: "fields.url", label: "Address", before: "https://a", after: { jsonata: "target" } },
          { path: "fields.extraThing", label: "Extra thing", before: undefined, after: 1 },
        ],
      },
    ]);
  });

  it("says component and credential by their names", () => {
    const after = changed((flow) => {
      step2(flow).command = "outlet:drop";
      step2(flow).credential = "cred_2";
    });
    expect(diff(after).steps[0]?.changes).toEqual([
      { path: "command", label: "Component", before: "Outlet · Send", after: "Outlet · Drop" },
      { path: "credential", label: "Credential", before: "Shop", after: "Other shop" },
    ]);
    const pinned = changed((flow) => {
      step2(flow).command = "outlet:send@2.0.0";
    });
    expect(diff(pinned).steps[0]?.changes).toMatchObject([{ before: "outlet:send", after: "outlet:send@2.0.0" }]);
  });

  it("shows that a secret changed, never the secret", () => {
    const after = changed((flow) => {
      step2(flow).fields = {
        url: "https://a",
        secretCode: "two",
        headers: [{ name: "Authorization", value: "Bearer b" }],
        auth: { password: "hidden", user: "ada" },
      };
      flow.variables = { region: "eu", API_TOKEN: "new" };
    });
    const found = diff(after);
    expect(JSON.stringify(found)).not.toMatch(/one|two|Bearer|hidden|old|new/);
    expect(found.steps[0]?.changes.map(({ path }) => path)).toEqual([
      "fields.secretCode",
      "fields.headers",
      "fields.auth",
    ]);
    expect(found.steps[0]?.changes.at(-1)?.after).toEqual({ password: "••••••", user: "ada" });
    expect(found.settings).toEqual([
      { path: "variables.API_TOKEN", label: "Variable API_TOKEN", before: "••••••", after: "••••••" },
    ]);
  });

  it("holds the settings of a step, of the flow and what notes say", () => {
    const after = changed((flow) => {
      flow.nodes_config = { step_2: { replicas: 4, rebound: { limit: 3, initialSeconds: 9 } } };
      flow.cron = "0 6 * * *";
      flow.limits = undefined;
      Object.assign(flow, { notes: [{ id: "n1", text: "Mind the gap", position: { x: 1, y: 2 } }] });
    });
    expect(diff(after).steps[0]?.changes).toEqual([
      { path: "settings.replicas", label: "Containers", before: 1, after: 4 },
      {
        path: "settings.rebound.initialSeconds",
        label: "First retry after (seconds)",
        before: undefined,
        after: 9,
      },
    ]);
    expect(diff(after).settings).toEqual([
      { path: "cron", label: "Schedule", before: "*/3 * * * *", after: "0 6 * * *" },
      { path: "limits.messages", label: "Messages per queue", before: 100, after: undefined },
      { path: "notes.n1", label: "Note", before: undefined, after: "Mind the gap" },
    ]);
    const moved = structuredClone(after);
    Object.assign(moved, { notes: [{ id: "n1", text: "Mind the gap", position: { x: 7, y: 7 } }] });
    expect(isEmptyDiff(diffFlows({ before: after, after: moved }))).toBe(true);
  });

  it("tells added, removed and changed connections apart, with condition and mapping", () => {
    const after = changed((flow) => {
      flow.graph.nodes.push({ id: "step_3", command: "outlet:send", fields: {} });
      flow.graph.edges = [
        { source: "step_1", target: "step_2", config: { condition: "a > 1", mapper: { body: "$.x" } } },
        { source: "step_2", target: "step_3" },
      ];
    });
    const found = diff(after);
    expect(found.edges).toEqual([
      {
        kind: "changed",
        edgeId: "step_1->step_2",
        source: "step_1",
        target: "step_2",
        changes: [
          { path: "mapper.body", label: "Mapping of body", before: "$", after: "$.x" },
          { path: "mapper.to", label: "Mapping of to", before: "a", after: undefined },
          { path: "condition", label: "Condition", before: undefined, after: "a > 1" },
        ],
      },
      { kind: "added", edgeId: "step_2->step_3", source: "step_2", target: "step_3", changes: [] },
    ]);
    expect(summarizeDiff(found)).toBe("1 step added, 1 connection added, 1 connection changed");
    expect(summarizeDiff(diffFlows({ before: after, after: base }))).toBe(
      "1 step removed, 1 connection changed, 1 connection removed",
    );
  });

  it("ends quickly for the largest flows", () => {
    const nodes = Array.from({ length: 500 }, (_, index) => ({ id: `s${index}`, command: "outlet:send", fields: {} }));
    const large = { ...base, graph: { nodes, edges: [] } };
    const after = { ...large, graph: { nodes: nodes.map((node) => ({ ...node, fields: { url: "x" } })), edges: [] } };
    expect(diffFlows({ before: large, after }, words).steps).toHaveLength(500);
  });
});

describe("the fate of steps in a roll-out", () => {
  const fates = (after: FlowDefinition, components = { step_1: "a", step_2: "b" }) =>
    Object.fromEntries(
      stepFates({
        before: { definition: base, components: { step_1: "a", step_2: "b" } },
        after: { definition: after, components },
      }),
    );

  it("is to go on for a step of which only name, description, place or number of containers changed", () => {
    const after = changed((flow) => {
      step2(flow).name = "Ship";
      step2(flow).description = "why";
      step2(flow).position = { x: 4, y: 4 };
      flow.nodes_config = { step_2: { replicas: 9, rebound: { limit: 3 } } };
    });
    expect(fates(after)).toEqual({ step_1: "kept", step_2: "kept" });
  });

  it("is to be replaced when its fields, its mapping or its component changed", () => {
    const fields = changed((flow) => {
      step2(flow).fields = { url: "https://b" };
    });
    expect(fates(fields)).toEqual({ step_1: "kept", step_2: "replaced" });
    const mapping = changed((flow) => {
      flow.graph.edges = [{ source: "step_1", target: "step_2" }];
    });
    expect(fates(mapping)).toEqual({ step_1: "kept", step_2: "replaced" });
    expect(fates(base, { step_1: "a", step_2: "c" })).toEqual({ step_1: "kept", step_2: "replaced" });
  });

  it("is to be removed when it is skipped from now on", () => {
    const after = changed((flow) => {
      step2(flow).skipped = true;
    });
    expect(fates(after)).toEqual({ step_1: "replaced", step_2: "removed" });
    expect(diff(after).steps[0]?.changes).toEqual([
      { path: "skipped", label: "Skipped", before: undefined, after: true },
    ]);
  });

  it("is to be removed with what waits, and replaces a step that now sends its results nowhere", () => {
    const after = changed((flow) => {
      flow.graph = { nodes: flow.graph.nodes.slice(0, 1), edges: [] };
    });
    expect(fates(after, { step_1: "a", step_2: "b" })).toEqual({ step_1: "replaced", step_2: "removed" });
  });
});

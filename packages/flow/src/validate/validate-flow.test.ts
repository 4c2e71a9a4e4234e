import { describe, expect, it } from "vitest";
import type { ComponentDescriptor } from "../component/component-descriptor.ts";
import { type FlowDefinition, type FlowNode, flowDefinitionSchema } from "../definition/flow-definition.ts";
import { blocksPublishing, validateFlow } from "./validate-flow.ts";

const field = (label: string, more: object = {}) => ({ viewClass: "TextFieldView", label, ...more });

const catalogue: Record<string, ComponentDescriptor> = {
  webhook: { title: "Webhook", triggers: { receive: { title: "Receive", main: "receive" } } },
  timer: { title: "Timer", triggers: { cron: { title: "Cron", main: "cron", type: "polling" } } },
  http: {
    title: "HTTP",
    actions: {
      request: {
        title: "Request",
        main: "request",
        fields: {
          url: field("URL", { required: true }),
          method: { viewClass: "SelectView", label: "Method", model: { GET: "GET", POST: "POST" } },
          fixed: field("Fixed", { expression: false }),
          body: { viewClass: "JSONataView", label: "Body" },
          secret: field("Secret", { required: true, visibleWhen: { method: ["POST"] } }),
        },
      },
    },
  },
  rest: {
    title: "REST",
    actions: {
      call: {
        title: "Call",
        main: "call",
        fields: { reader: { viewClass: "RESTAPIView", label: "Request", required: true } },
      },
    },
  },
  shop: { title: "Shop", credentials: {}, actions: { send: { title: "Send", main: "send" } } },
};

type Node = Pick<FlowNode, "id" | "command"> & Partial<FlowNode>;
type Edge = { source: string; target: string; config?: { condition?: string; mapper?: Record<string, string> } };

const hook: Node = { id: "step_1", command: "webhook:receive" };
const send: Node = { id: "step_2", command: "http:request", fields: { url: "http://x/" } };
const toSend: Edge = { source: "step_1", target: "step_2" };

function flow(nodes: Node[], edges: Edge[] = [], more: object = {}): FlowDefinition {
  return flowDefinitionSchema.parse({ graph: { nodes, edges }, ...more });
}

function problems(definition: FlowDefinition) {
  return validateFlow(definition, {
    findComponent: ({ component }) => catalogue[component],
    credentials: new Map([["c1", { component: "shop" }]]),
  });
}

function codes(definition: FlowDefinition): string[] {
  return problems(definition).map((problem) => problem.code);
}

describe("a flow is refused", () => {
  it("without a trigger", () => {
    expect(codes(flow([send]))).toContain("no_trigger");
  });

  it("with an expression where a fixed value is wanted, pointing at the field", () => {
    const node = { ...send, fields: { ...send.fields, fixed: { jsonata: "sku" } } };
    expect(problems(flow([hook, node], [toSend]))).toContainEqual(
      expect.objectContaining({ code: "invalid_field", stepId: "step_2", field: "fixed" }),
    );
  });

  it("with two triggers, pointing at the second", () => {
    const found = problems(flow([hook, send, { id: "step_3", command: "timer:cron" }], [toSend]));
    expect(found).toContainEqual(expect.objectContaining({ code: "several_triggers", stepId: "step_3" }));
  });

  it("when something leads into its trigger", () => {
    expect(codes(flow([hook, send], [toSend, { source: "step_2", target: "step_1" }]))).toContain("trigger_not_first");
  });

  it("when steps form a circle, pointing at each of them and not at the step behind", () => {
    const after: Node = { ...send, id: "step_4" };
    const found = problems(
      flow(
        [hook, send, { ...send, id: "step_3" }, after],
        [
          toSend,
          { source: "step_2", target: "step_3" },
          { source: "step_3", target: "step_2" },
          { source: "step_3", target: "step_4" },
        ],
      ),
    ).filter((problem) => problem.code === "cycle");
    expect(found.map((problem) => problem.stepId)).toEqual(["step_2", "step_3"]);
  });

  it("when no message can reach a step", () => {
    const found = problems(
      flow([hook, { ...send, id: "step_3" }, { ...send, id: "step_4" }], [{ source: "step_3", target: "step_4" }]),
    );
    expect(found).toContainEqual(expect.objectContaining({ code: "action_without_input", stepId: "step_3" }));
    expect(found).toContainEqual(expect.objectContaining({ code: "unreachable_step", stepId: "step_4" }));
  });

  it("when errors come to a trigger, to a second step, or to one that is fed besides", () => {
    const handler: Node = { ...send, id: "step_3", handlesErrors: true };
    expect(codes(flow([hook, send, handler], [toSend]))).toEqual([]);
    expect(codes(flow([hook, send, handler, { ...handler, id: "step_4" }], [toSend]))).toEqual([
      "several_error_handlers",
    ]);
    const fed = problems(flow([hook, send, handler], [toSend, { source: "step_2", target: "step_3" }]));
    expect(fed).toMatchObject([{ code: "error_handler_not_first", stepId: "step_3", edgeId: "step_2->step_3" }]);
    expect(codes(flow([{ ...hook, handlesErrors: true }, send], [toSend]))).toContain("error_handler_not_first");
  });

  it("when a needed field is missing, pointing at step and field", () => {
    const found = problems(flow([hook, { id: "step_2", command: "http:request" }], [toSend]));
    expect(found).toContainEqual(expect.objectContaining({ code: "missing_field", stepId: "step_2", field: "url" }));
  });

  it("when an expression is broken, saying where in the text", () => {
    const broken = flow([hook, { ...send, fields: { url: { jsonata: "a +" }, body: "{" } }], [toSend]);
    const found = problems(broken).filter((problem) => problem.code === "broken_expression");
    expect(found.map((problem) => problem.field)).toEqual(["url", "body"]);
    expect(found[0]?.message).toMatch(/at character \d+/);
  });

  it.each<[string, unknown, string | undefined]>([
    ["that is not there", undefined, "the URL is needed"],
    ["without an address", { method: "POST", url: " " }, "the URL is needed"],
    ["whose address is no expression", { method: "GET", url: "https://shop.example/" }, "in quotation marks"],
    [
      "with a broken header",
      { url: '"https://shop.example/"', headers: [{ key: "X-Id", value: "a +" }] },
      "header X-Id",
    ],
    ["with a broken body", { url: '"https://shop.example/"', body: { raw: "{" } }, "body"],
    ["that can be made", { url: '"https://shop.example/" & id', body: { raw: "" } }, undefined],
  ])("when a request (RESTAPIView) %s", (_, reader, message) => {
    const found = problems(flow([hook, { id: "step_2", command: "rest:call", fields: { reader } }], [toSend]));
    expect(found.map((problem) => problem.field)).toEqual(message === undefined ? [] : ["reader"]);
    if (message) expect(found[0]?.message).toContain(message);
  });

  it("when an edge's condition or mapper is broken", () => {
    const edge = { ...toSend, config: { condition: "amount >", mapper: { body: "$(" } } };
    const found = problems(flow([hook, send], [edge]));
    expect(found.map((problem) => problem.field)).toEqual(["condition", "body"]);
    expect(found.every((problem) => problem.edgeId === "step_1->step_2")).toBe(true);
  });

  it.each(["nothing:here", "http:vanish", "not a command"])("when its component is unknown: %s", (command) => {
    const found = problems(flow([hook, { id: "step_2", command }], [toSend]));
    expect(found[0]?.code).toMatch(/^unknown_(component|function)$/);
    expect(blocksPublishing(found)).toBe(true);
  });

  it("when a step misses its credential or names one that is not there", () => {
    expect(codes(flow([hook, { id: "step_2", command: "shop:send" }], [toSend]))).toContain("missing_credential");
    const wrong = { id: "step_2", command: "shop:send", credential: "other" };
    expect(codes(flow([hook, wrong], [toSend]))).toContain("unknown_credential");
  });

  it("when an edge leads nowhere, or is drawn twice", () => {
    expect(codes(flow([hook], [{ source: "step_1", target: "gone" }]))).toContain("dangling_edge");
    expect(codes(flow([hook, send], [toSend, toSend]))).toContain("duplicate_edge");
  });

  it("when its schedule or time zone is wrong", () => {
    expect(codes(flow([hook, send], [toSend], { cron: "61 * * * *", timezone: "Mars/Base" }))).toEqual([
      "invalid_schedule",
      "invalid_schedule",
    ]);
  });
});

describe("a flow is accepted", () => {
  it("when it is a trigger and a chain with everything filled in", () => {
    expect(problems(flow([hook, send], [toSend]))).toEqual([]);
  });

  it("when a needed field is mapped on the edge instead of fixed", () => {
    const edge = { ...toSend, config: { mapper: { url: "target" } } };
    expect(problems(flow([hook, { id: "step_2", command: "http:request" }], [edge]))).toEqual([]);
  });

  it("without fields that do not show, and with them only when filled", () => {
    const post = { ...send, fields: { url: "http://x/", method: "POST" } };
    expect(codes(flow([hook, post], [toSend]))).toEqual(["missing_field"]);
  });

  it("with a credential of the right component", () => {
    expect(problems(flow([hook, { id: "step_2", command: "shop:send", credential: "c1" }], [toSend]))).toEqual([]);
  });
});

describe("the workspace's bounds", () => {
  const findComponent = ({ component }: { component: string }) => catalogue[component];
  const bounded = (more: object) =>
    validateFlow(flow([hook, send], [toSend], more), {
      findComponent,
      limits: { messages: 1000, megabytes: 10 },
      idleSeconds: { min: 30, max: 120 },
    });

  it("are kept by limits below them, and by an idle time between them", () => {
    expect(bounded({ limits: { messages: 1000, megabytes: 1 }, idleSeconds: 30 })).toEqual([]);
  });

  it("are named with the cure when a flow exceeds them", () => {
    expect(bounded({ limits: { messages: 1001 } })).toMatchObject([
      { code: "limit_too_high", message: expect.stringContaining("Lower the flow's limits") },
    ]);
    for (const idleSeconds of [10, 121]) {
      expect(bounded({ idleSeconds })).toMatchObject([
        { code: "idle_out_of_bounds", severity: "error", message: expect.stringContaining("30 to 120") },
      ]);
    }
  });

  it("of the idle time do not concern a flow that never sleeps", () => {
    expect(bounded({ type: "realtime", idleSeconds: 10 })).toEqual([]);
  });
});

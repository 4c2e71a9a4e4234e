import { expect, test } from "vitest";
import {
  exampleHandledError,
  isErrorEnvelope,
  openErrorEnvelope,
  sealErrorEnvelope,
} from "../message/error-envelope.ts";
import { handledSteps } from "./error-handler.ts";
import type { FlowNode } from "./flow-definition.ts";
import { rootNodes } from "./graph.ts";
import { isSameGraph } from "./same-graph.ts";

const step = (id: string, more: Partial<FlowNode> = {}): FlowNode => ({
  id,
  command: "log:write",
  fields: {},
  ...more,
});
const graph = {
  nodes: [step("start"), step("send"), step("handler", { handlesErrors: true }), step("mail"), step("shared")],
  edges: [
    { source: "start", target: "send" },
    { source: "start", target: "shared" },
    { source: "handler", target: "mail" },
    { source: "mail", target: "shared" },
  ],
};

test("errors of all steps are handled but those of the handler and of what it feeds, which would come back to it", () => {
  expect([...handledSteps(graph)]).toEqual(["start", "send"]);
  expect([...handledSteps({ ...graph, nodes: graph.nodes.filter(({ id }) => id !== "handler") })]).toEqual([]);
});

test("an error handler is no beginning of a flow", () => {
  expect(rootNodes(graph).map(({ id }) => id)).toEqual(["start"]);
});

test("a step that handles errors is another graph than one that waits for a connection", () => {
  const nodes = graph.nodes.map(({ handlesErrors: _handlesErrors, ...node }) => node);
  expect(isSameGraph(graph, { ...graph, nodes })).toBe(false);
});

const seal = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");
const open = (sealed: string): unknown => JSON.parse(Buffer.from(sealed, "base64").toString());

test("an error that was opened and edited goes back in the form it came in", () => {
  const { error, errorInput } = exampleHandledError;
  const content = sealErrorEnvelope(exampleHandledError, seal);
  expect(JSON.parse(content)).toEqual({ error: seal(error), errorInput: seal(errorInput) });
  expect(openErrorEnvelope(content, open)).toEqual({ error, errorInput });
});

test("only errors are taken for errors, and one from a step that could not start has no input", () => {
  expect([isErrorEnvelope(seal({ error: 1 })), isErrorEnvelope('{"error":"eA=="}')]).toEqual([false, true]);
  expect(openErrorEnvelope(JSON.stringify({ error: seal({ name: "Error" }) }), open)).toEqual({
    error: { name: "Error" },
  });
  expect(sealErrorEnvelope("nonsense", seal)).toBe("{}");
});

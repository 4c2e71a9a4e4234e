import { expect, test } from "vitest";
import { inputHeaders } from "./input-headers.ts";

test("of a failed input its sender, its parent and its meta headers are kept, and nobody's address", () => {
  const headers = {
    "X-EIO-Meta-Region": "eu\0",
    "x-eio-meta-tries": 2,
    reply_to: "reply-key",
    execId: "e1",
    stepId: "own",
  };
  const origin = { sender: "step_1", parentMessageId: "m0", protocolVersion: 2 };
  expect(inputHeaders(headers, origin)).toEqual({
    stepId: "step_1",
    parentMessageId: "m0",
    protocolVersion: 2,
    "x-eio-meta-region": "eu",
    "x-eio-meta-tries": 2,
  });
});

test("what a published component does not tell is left out", () => {
  const untold = { sender: undefined, parentMessageId: undefined, protocolVersion: undefined };
  expect(inputHeaders({ "x-eio-meta-big": "x".repeat(5_000), "x-eio-meta-odd": { a: 1 } }, untold)).toEqual({
    "x-eio-meta-big": "x".repeat(1_000),
  });
});

import { expect, test } from "vitest";
import { messageHeaders, readHeaders, relayedHeaders } from "./message-headers.ts";

test("the thread is the trace id of older senders when there is no thread id", () => {
  expect(readHeaders({ "X-EIO-Meta-Trace-Id": "t1" })).toMatchObject({
    threadId: "t1",
    meta: { "x-eio-meta-trace-id": "t1" },
    protocolVersion: 1,
    reboundIteration: 0,
  });
});

test("what a step sends carries its sender, its parent, its thread and the meta headers", () => {
  const sender = { execId: "e", taskId: "f", workspaceId: "w", userId: "u", stepId: "step_1" };
  const meta = { "x-eio-meta-region": "eu" };
  expect(
    messageHeaders(sender, { messageId: "m2", parentMessageId: "m1", threadId: "t", start: 1, end: 2, meta }),
  ).toMatchObject({ ...sender, ...meta, messageId: "m2", parentMessageId: "m1", threadId: "t", start: 1, end: 2 });
});

test("a message that is moved on goes where we send it, and nowhere its sender asks for", () => {
  const asked = { CC: ["flow-other:step_1:messages"], BCC: ["x"] };
  const deaths = {
    "x-death": [{}],
    "x-first-death-reason": "expired",
    "x-last-death-queue": "q",
    "x-delivery-count": 3,
  };
  const own = { messageId: "m1", reboundIteration: 2, "x-eio-meta-trace-id": "t" };
  expect(relayedHeaders({ ...asked, ...deaths, ...own })).toEqual(own);
});

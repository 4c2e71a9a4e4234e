import { expect, test } from "vitest";
import { scriptPath } from "./script-path.ts";

const message = {
  body: { order: { lines: [{ sku: "bolt" }], "due date": "today" } },
  passthrough: { step_1: { body: [{ id: 7 }] } },
};

test.each([
  ["order.lines", "msg.body.order.lines"],
  ["order.lines.sku", "msg.body.order.lines[0].sku"],
  ["order.`due date`", 'msg.body.order["due date"]'],
  ["elasticio.step_1.body.id", "msg.passthrough.step_1.body[0].id"],
  ["$", "msg.body"],
  ['$lookup($, "a`b")', '$lookup($, "a`b")'],
])("in code, %s is %s", (path, script) => {
  expect(scriptPath(path, message)).toBe(script);
});

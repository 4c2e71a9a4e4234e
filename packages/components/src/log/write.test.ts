import { runFunction } from "@millrace/component";
import { expect, test } from "vitest";
import { log } from "./index.ts";

test("the log gets the text at the chosen level, and the message goes on", async () => {
  const { logs, emitted } = await runFunction(log, {
    function: "write",
    config: { level: "warn", message: '"Order " & id' },
    message: { id: "m", body: { id: 5 } },
  });
  expect(logs).toEqual([expect.objectContaining({ level: 40, text: "Order 5" })]);
  expect(emitted).toEqual([{ body: { id: 5 } }]);
});

test("without an expression the whole body is written as JSON, cut when it is long", async () => {
  const { logs } = await runFunction(log, { function: "write", message: { body: { text: "x".repeat(20_000) } } });
  expect(logs[0]?.text).toMatch(/^\{"text":"x+… \(20011 characters\)$/);
});

import { expect, test } from "vitest";
import { parseLine } from "./parse-line.ts";

test.each([
  ['{"level":40,"time":"x","msg":"careful"}', { level: "warn", text: "careful" }],
  ['{"level":60,"msg":"cannot run","err":{"message":"no table"}}', { level: "fatal", text: "cannot run: no table" }],
  ["plain words", { level: "info", text: "plain words" }],
  ["{ not json", { level: "info", text: "{ not json" }],
  ['{"level":"WARNING","message":"as winston does"}', { level: "warn", text: "as winston does" }],
  ['{"severity":"CRITICAL","message":"as clouds do"}', { level: "fatal", text: "as clouds do" }],
  [
    '{"level":30,"threadId":"t1","messageId":"m1","msg":"about a message"}',
    { level: "info", text: "about a message", threadId: "t1", messageId: "m1" },
  ],
  ['{"no":"message"}', { level: "info", text: '{"no":"message"}' }],
])("%s", (text, line) => {
  expect(parseLine({ stream: "stdout", text })).toEqual(line);
});

test("raw text on stderr is an error", () => {
  expect(parseLine({ stream: "stderr", text: "boom" })).toEqual({ level: "error", text: "boom" });
});

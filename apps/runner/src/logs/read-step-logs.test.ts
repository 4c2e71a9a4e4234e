import { expect, test } from "vitest";
import { parseLine } from "./read-step-logs.ts";

test.each([
  ['{"level":40,"time":"x","msg":"careful"}', { level: "warn", text: "careful" }],
  ['{"level":60,"msg":"cannot run","err":{"message":"no table"}}', { level: "fatal", text: "cannot run: no table" }],
  ["plain words", { level: "info", text: "plain words" }],
  ["{ not json", { level: "info", text: "{ not json" }],
  ['{"no":"message"}', { level: "info", text: '{"no":"message"}' }],
])("%s", (text, line) => {
  expect(parseLine({ stream: "stdout", text })).toEqual(line);
});

test("raw text on stderr is an error", () => {
  expect(parseLine({ stream: "stderr", text: "boom" })).toEqual({ level: "error", text: "boom" });
});

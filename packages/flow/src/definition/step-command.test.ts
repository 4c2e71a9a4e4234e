import { expect, it } from "vitest";
import { formatStepCommand, parseStepCommand } from "./step-command.ts";

it.each(["http:request", "elasticio/petstore:getPets@1.2.3", "team/comp:fn"])("reads and writes %s", (text) => {
  const command = parseStepCommand(text);
  expect(command && formatStepCommand(command)).toBe(text);
});

it.each(["", "http", "a:b:c", "http:request@", "a b:c"])("does not take %j for a command", (text) => {
  expect(parseStepCommand(text)).toBeUndefined();
});

import { expect, test } from "vitest";
import { quarantineReason } from "./quarantine-reason.ts";

const inQuarantine = { death: undefined, isInQuarantine: true };

test("a message that ended its container says how often, and how it ended last", () => {
  const killed = { ...inQuarantine, death: { exitCode: 137, outOfMemory: true } };
  expect(quarantineReason({ reason: "delivery_limit" }, killed)).toEqual({
    name: "OutOfMemory",
    message:
      "The message ended its container 6 times, last with exit code 137 (out of memory). It is set aside in the step's quarantine; the flow goes on.",
  });
  const describe = (exitCode: number) =>
    quarantineReason({ reason: "delivery_limit" }, { ...inQuarantine, death: { exitCode, outOfMemory: false } });
  expect(describe(139)).toMatchObject({ name: "Poison", message: expect.stringContaining("code 139 (crashed).") });
  expect(describe(1).message).toContain("last with exit code 1.");
});

test("a message whose container's end is not known says how often it was handed out", () => {
  expect(quarantineReason({ reason: "delivery_limit" }, inQuarantine).message).toMatch(
    /^The message was handed out 6 times and the step ended each time/,
  );
});

test("what is only in the record, since the flow was stopped, says so", () => {
  const { message } = quarantineReason({ reason: "rejected" }, { ...inQuarantine, isInQuarantine: false });
  expect(message).toBe(
    "The step rejected the message without saying why. The flow was stopped meanwhile, or its step taken out of it: the message is kept in this record alone.",
  );
});

import type { MasterKey } from "@millrace/db";
import { expect, test } from "vitest";
import { checkStepLogin, stepApiKey, stepApiUser, stepBrokerPassword } from "./step-secrets.ts";

// Any 32 bytes are a key; only reading one from its file brands it.
const masterKey = Buffer.alloc(32, 7) as MasterKey;
const step = { flowId: "f1", stepId: "step_1" };

test("a step's key opens the door for that step only", () => {
  const key = stepApiKey(masterKey, step);
  expect(checkStepLogin(masterKey, { user: stepApiUser(step), key })).toEqual(step);
  expect(checkStepLogin(masterKey, { user: "f1/step_2", key })).toBeUndefined();
  expect(checkStepLogin(masterKey, { user: stepApiUser(step), key: "" })).toBeUndefined();
  expect(checkStepLogin(masterKey, { user: "", key })).toBeUndefined();
});

test("the broker's password is another one", () => {
  expect(stepBrokerPassword(masterKey, step)).not.toBe(stepApiKey(masterKey, step));
});

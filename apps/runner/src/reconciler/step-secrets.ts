import { hkdfSync, timingSafeEqual } from "node:crypto";
import type { MasterKey } from "@millrace/db";

interface StepIdentity {
  flowId: string;
  stepId: string;
}

/** Password of the step's own RabbitMQ user, derived so that nothing needs storing. */
export function stepBrokerPassword(masterKey: MasterKey, step: StepIdentity): string {
  return derive(masterKey, "step-broker", step);
}

/** Key a step container shows to the step API. */
export function stepApiKey(masterKey: MasterKey, step: StepIdentity): string {
  return derive(masterKey, "step-api", step);
}

/** User name that goes with `stepApiKey`. */
export function stepApiUser({ flowId, stepId }: StepIdentity): string {
  return `${flowId}/${stepId}`;
}

/** Whether user and key belong together, and to which step; takes the same time whatever is wrong. */
export function checkStepLogin(
  masterKey: MasterKey,
  { user, key }: { user: string; key: string },
): StepIdentity | undefined {
  const [flowId = "", stepId = ""] = user.split("/");
  const expected = Buffer.from(stepApiKey(masterKey, { flowId, stepId }));
  const given = Buffer.from(key);
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  return isRight && flowId !== "" && stepId !== "" ? { flowId, stepId } : undefined;
}

function derive(masterKey: MasterKey, purpose: string, { flowId, stepId }: StepIdentity): string {
  const bytes = hkdfSync("sha256", masterKey, "", `millrace/${purpose}/${flowId}/${stepId}`, 32);
  return Buffer.from(bytes).toString("base64url");
}

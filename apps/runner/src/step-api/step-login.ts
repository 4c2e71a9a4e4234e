import type { MasterKey } from "@millrace/db";
import { checkStepLogin } from "../reconciler/step-secrets.ts";

/** The step a request comes from, by its Basic authentication; undefined when that is missing or wrong. */
export function stepLogin(
  masterKey: MasterKey,
  authorization: string | undefined,
): { flowId: string; stepId: string } | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (!encoded) return undefined;
  const [user = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return checkStepLogin(masterKey, { user, key: rest.join(":") });
}

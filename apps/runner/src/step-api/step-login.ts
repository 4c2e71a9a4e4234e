import type { MasterKey } from "@millrace/db";
import { checkStepLogin } from "../reconciler/step-secrets.ts";
import type { SampleDesk, StepOnTrial } from "../samples/sample-desk.ts";

interface Doors {
  masterKey: MasterKey;
  desk: SampleDesk;
}

/** The step a request comes from, by its Basic authentication; undefined when that is missing or wrong. */
export function stepLogin(
  { masterKey, desk }: Doors,
  authorization: string | undefined,
): { flowId: string; stepId: string; trial?: StepOnTrial } | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (!encoded) return undefined;
  const [user = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const login = { user, key: rest.join(":") };
  const trial = desk.find(login);
  return trial ? { flowId: trial.flowId, stepId: trial.stepId, trial } : checkStepLogin(masterKey, login);
}

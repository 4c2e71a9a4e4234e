import { Refusal } from "../../refusal.ts";
import type { VerificationAnswer } from "../../rest/answers.ts";

/** Ends the command with the outside system's own message and where to read on. */
export function refuseUnverified(verification: VerificationAnswer, { what }: { what: string }): never {
  const { reason, help } = verification;
  const more = help?.link ? ` More: ${help.link}` : "";
  throw new Refusal(`${what}: ${reason ?? "the system refused it."}${more}`, {
    code: "verification_failed",
    details: verification,
  });
}

export function drawVerification({ id, verified, account, reason }: VerificationAnswer): string {
  const outcome = verified ? `works${account ? ` as ${account}` : ""}` : "was not tried";
  return `${id}  ${outcome}${reason ? ` (${reason})` : ""}`;
}

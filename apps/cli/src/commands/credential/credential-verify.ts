import type { Command } from "../../command.ts";
import { verificationAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawVerification, refuseUnverified } from "./verification.ts";

export const credentialVerify: Command = {
  usage: "credential verify <id>",
  summary: "try a credential against the real system",
  async run(context, { args: [id = ""] }) {
    const path = `/credentials/${encodeURIComponent(id)}/verify`;
    const verification = await callApi(context, { method: "POST", path, answer: verificationAnswer });
    if (!verification.verified) refuseUnverified(verification, { what: "The credential does not work" });
    return verification;
  },
  print: drawVerification,
};

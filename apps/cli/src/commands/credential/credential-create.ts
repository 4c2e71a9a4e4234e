import { z } from "zod";
import type { Command } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { verificationAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { readDocument } from "../../rest/read-document.ts";
import { drawVerification, refuseUnverified } from "./verification.ts";

const optionsSchema = z.object({ component: z.string(), name: z.string(), file: z.string(), verify: z.boolean() });
const valuesSchema = z.record(z.string(), z.unknown());

export const credentialCreate: Command = {
  usage: "credential create",
  summary: "verify values against the real system and keep them sealed",
  options: (command) =>
    command
      .requiredOption("--component <name>", "component it is for")
      .requiredOption("--name <name>", "what flows call it")
      .requiredOption("--file <path>", "JSON or YAML file with the values")
      .option("--no-verify", "keep it without trying it"),
  async run(context, { options }) {
    const { component, name, file, verify } = optionsSchema.parse(options);
    const values = valuesSchema.safeParse(await readDocument(file));
    if (!values.success) throw new Refusal(`${file} holds no object with values.`, { code: "invalid_input" });
    const body = { component, name, values: values.data, verify };
    const created = await callApi(context, { method: "POST", path: "/credentials", body, answer: verificationAnswer });
    if (created.id === undefined) refuseUnverified(created, { what: `"${name}" was not saved` });
    return created;
  },
  print: drawVerification,
};

import { defineFunction, type Message, ReboundRequest, type Step, StepError } from "@millrace/component";
import type { Transporter } from "nodemailer";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { collectAttachments } from "./attachments.ts";
import { connectTo, mailFailure, type Server } from "./connection.ts";

export interface Config extends Server {
  from?: string;
  to?: string;
  cc?: string;
  bcc?: string;
  replyTo?: string;
  subject?: string;
  text?: string;
  html?: string;
  attach?: "yes" | "no";
  attachments?: string;
}

export const send = defineFunction<Config>({
  async init(config) {
    for (const [label, source] of [
      ["Text", config.text],
      ["HTML", config.html],
      ["Further attachments", config.attachments],
    ] as const) {
      if (source) checkExpression(source, label);
    }
  },
  async process(step, message) {
    const { config } = step;
    const mail = {
      from: needed(config.from, "From"),
      to: needed(config.to, "To"),
      subject: needed(config.subject, "Subject"),
      ...(config.cc ? { cc: config.cc } : {}),
      ...(config.bcc ? { bcc: config.bcc } : {}),
      ...(config.replyTo ? { replyTo: config.replyTo } : {}),
      text: await textOf(step, { message, source: config.text, field: "Text" }),
      html: await textOf(step, { message, source: config.html, field: "HTML" }),
      attachments: await collectAttachments(step, message),
      // A message that is worked on a second time after a crash sends the same mail again, not another one.
      messageId: `<${step.messageId}@millrace>`,
    };
    try {
      const { messageId, accepted, rejected, response } = await transportFor(config).sendMail(mail);
      return { body: { messageId, accepted, rejected, response } };
    } catch (fault) {
      const { error, isPassing } = mailFailure(fault, config);
      if (isPassing) throw new ReboundRequest(error.message);
      throw error;
    }
  },
});

let kept: { server: string; transport: Transporter } | undefined;

/** One pool of connections per process; a renewed credential gets another. */
function transportFor(config: Config): Transporter {
  const { host, port, security, certificate, username, password } = config;
  const server = JSON.stringify([host, port, security, certificate, username, password]);
  if (kept?.server === server) return kept.transport;
  kept?.transport.close();
  const transport = connectTo(config, { isPooled: true });
  kept = { server, transport };
  return transport;
}

function needed(value: string | undefined, label: string): string {
  if (value) return value;
  throw new StepError(`${label} is empty.`, { code: "invalid_field" });
}

async function textOf(
  step: Step<Config>,
  { message, source, field }: { message: Message; source: string | undefined; field: string },
): Promise<string | undefined> {
  if (!source) return undefined;
  const value = await evaluateOnMessage(source, { message, step, field });
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

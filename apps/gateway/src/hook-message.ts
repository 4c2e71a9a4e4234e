import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { flowExchange, messageHeaders, type OutgoingMessage, routingKey } from "@millrace/broker";
import { type ParsedBody, parseQuery } from "./body/parse-body.ts";
import { maxBodyBytes, tooLarge } from "./body/read-body.ts";
import type { HookRequest } from "./hook-request.ts";
import type { HookRoute } from "./hook-route.ts";
import { secretHeader } from "./webhook-auth.ts";

/** Encrypted and in base64 this stays below the 16 MB that the newest brokers take. */
const maxMessageChars = 11_500_000;

export interface MessageIds {
  /** UUIDv7: its time finds the execution again. */
  threadId: string;
  requestId: string;
}

/** The message for the trigger's queue (component contract §4.9, §8.5). @throws Refusal (413). */
export function hookMessage(
  route: HookRoute,
  { request, parsed, ids, replyTo }: { request: HookRequest; parsed: ParsedBody; ids: MessageIds; replyTo?: string },
): OutgoingMessage & { exchange: string } {
  const messageId = randomUUID();
  const text = JSON.stringify({
    id: messageId,
    attachments: parsed.attachments ?? {},
    headers: keptHeaders(request.headers, secretHeader(route.auth)),
    url: request.url,
    method: request.method,
    originalUrl: request.url,
    query: parseQuery(request.queryText),
    body: parsed.body,
    params: { taskId: route.flowId },
    pathSuffix: request.pathSuffix,
    taskId: route.flowId,
  });
  if (text.length > maxMessageChars) throw tooLarge(maxBodyBytes);
  const headers = messageHeaders(route.sender, {
    messageId,
    threadId: ids.threadId,
    protocolVersion: 1,
    end: Date.now(),
    replyTo,
    meta: { "x-eio-meta-trace-id": ids.threadId },
  });
  return {
    exchange: flowExchange(route.flowId),
    routingKey: routingKey({ flowId: route.flowId, stepId: route.triggerStepId, kind: "input" }),
    content: route.cipher.sealText(text, 1),
    headers,
    mandatory: true,
    timeoutMs: 10_000,
  };
}

function keptHeaders(headers: IncomingHttpHeaders, secret: string | undefined): IncomingHttpHeaders {
  if (secret === undefined) return headers;
  const { [secret]: _, ...kept } = headers;
  return kept;
}

import type { Delivery, MessageCipher } from "@millrace/broker";
import { readHeaders } from "@millrace/broker";
import { z } from "zod";
import type { Answer } from "./answer.ts";

const replySchema = z.object({
  statusCode: z.coerce.number().int().min(200).max(599).optional().catch(undefined),
  headers: z.record(z.string(), z.unknown()).optional().catch(undefined),
  body: z.unknown(),
});

const failureSchema = z.object({ message: z.string().catch("Unknown error") });

/** The parts of a delivery that make a reply. */
type ReplyDelivery = Pick<Delivery, "content" | "headers">;

/**
 * A flow's reply as an HTTP answer (component contract §4.5, §8.5): what `emit("httpReply")` sends, the data message of the HTTP
 * Reply component with its status in the header `x-eio-status-code`, or the copy of a step's error.
 */
export function readReply({ content, headers }: ReplyDelivery, { cipher }: { cipher: MessageCipher }): Answer {
  if (headers["x-eio-error-response"]) return failure(cipher.open(content, 1), headers);
  const reply = replySchema.parse(cipher.open(content, readHeaders(headers).protocolVersion));
  const replyHeaders = lowerCased(reply.headers ?? {});
  const status = replySchema.shape.statusCode.parse(replyHeaders["x-eio-status-code"]) ?? reply.statusCode ?? 200;
  const contentType = replyHeaders["content-type"] ?? "application/json";
  return {
    status,
    headers: { ...passedOn(replyHeaders), "content-type": contentType },
    body: status === 204 || status === 304 ? "" : bodyText(reply.body, contentType),
  };
}

/** The stack stays inside: callers are strangers, and the error's page in the browser shows it. */
function failure(value: unknown, headers: Record<string, unknown>): Answer {
  const { message } = failureSchema.parse(value);
  const { compId, function: name, stepId } = headers;
  return {
    status: 500,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      message: `Component ${compId} failed when executing function ${name} (step=${stepId})`,
      error: { code: "step_failed", message },
    }),
  };
}

function bodyText(body: unknown, contentType: string): string | Buffer {
  if (typeof body === "string" && !/json/i.test(contentType)) return body;
  return JSON.stringify(body ?? {});
}

function lowerCased(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** Of this connection or of ours, not of the answer. */
const ownHeaders = new Set([
  "connection",
  "content-length",
  "keep-alive",
  "reply_to",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "x-eio-status-code",
  "x-eio-routing-key",
  "x-ipaas-object-storage-id",
]);

/** Names and values that HTTP cannot carry are left out rather than breaking the answer. */
function passedOn(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) =>
        !ownHeaders.has(name) && /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && /^[\t -~\x80-\xff]*$/.test(value),
    ),
  );
}

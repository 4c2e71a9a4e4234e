import type { Message } from "@millrace/flow";
import { parse as parseForm } from "qs";
import { Refusal } from "../refusal.ts";
import { attachmentName, dataUrl } from "./attachment.ts";
import { malformed } from "./malformed.ts";
import { parseMultipart } from "./parse-multipart.ts";
import { parseXml } from "./parse-xml.ts";

export type ParsedBody = Pick<Message, "body" | "attachments">;

/**
 * What was sent, as a message's body and attachments (component contract §8.5). A body without a content type is refused (415),
 * one that is not what its type says is malformed (400).
 */
export async function parseBody(
  rawBody: Buffer,
  { contentType, isRaw }: { contentType: string | undefined; isRaw: boolean },
): Promise<ParsedBody> {
  if (isRaw) return { body: { rawData: rawBody.toString("utf8") } };
  if (rawBody.length === 0) return { body: {} };
  if (!contentType?.trim()) {
    throw new Refusal({ status: 415, code: "unsupported_type", message: "Content-Type header is missing" });
  }
  const type = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (isJson(type)) return { body: parseJson(rawBody) };
  if (type === "application/x-www-form-urlencoded") return { body: parseQuery(decode(rawBody)) };
  if (type === "multipart/form-data") return await parseMultipart(rawBody, contentType);
  if (isXml(type)) return { body: parseXml(decode(rawBody)) };
  if (type === "text/plain") return { body: parseText(decode(rawBody)) };
  const size = rawBody.length;
  return {
    body: {},
    attachments: { [attachmentName(type)]: { url: dataUrl(type, rawBody), size, "content-type": type } },
  };
}

/** `a[b]=1&a[c]=2` becomes `{a: {b, c}}`. */
export function parseQuery(text: string): Record<string, unknown> {
  return { ...parseForm(text, { parameterLimit: 10_000, depth: 20, arrayLimit: 1_000 }) };
}

function isJson(type: string): boolean {
  return type === "application/json" || type.endsWith("+json") || type === "text/json";
}

function isXml(type: string): boolean {
  return type === "application/xml" || type === "text/xml" || (type.endsWith("+xml") && type !== "image/svg+xml");
}

function parseJson(rawBody: Buffer): unknown {
  try {
    return JSON.parse(decode(rawBody));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw malformed("The body is not valid JSON", cause);
  }
}

/** Text that means to be JSON must be; any other text is a text. */
function parseText(text: string): unknown {
  if (/^\s*[[{]/.test(text)) return parseJson(Buffer.from(text));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(rawBody: Buffer): string {
  try {
    return utf8.decode(rawBody);
  } catch (cause) {
    throw malformed("The body is not UTF-8 text", cause);
  }
}

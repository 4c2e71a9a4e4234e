import type { HttpAnswer } from "./exchange.ts";

export interface Answer {
  statusCode: number;
  headers: Record<string, string | string[]>;
  /** Parsed JSON, a text, base64 of anything else, or null when there is none. */
  body: unknown;
  /** The beginning of what was said, for errors; empty for bytes. */
  text: string;
}

export function readAnswer({ statusCode, headers, payload }: HttpAnswer): Answer {
  const type = String(headers["content-type"] ?? "").toLowerCase();
  if (payload.length === 0) return { statusCode, headers, body: null, text: "" };
  if (isJson(type)) {
    const text = payload.toString("utf8");
    return { statusCode, headers, body: parseJson(text), text };
  }
  if (isText(type) || (type === "" && isUtf8(payload))) {
    const text = decode(payload, type);
    return { statusCode, headers, body: text, text };
  }
  return { statusCode, headers, body: payload.toString("base64"), text: "" };
}

function isJson(type: string): boolean {
  return /^(application|text)\/([\w.+-]+\+)?json\b/.test(type);
}

function isText(type: string): boolean {
  return /^text\/|^application\/([\w.+-]+\+)?(xml|javascript|x-www-form-urlencoded|yaml|graphql)\b/.test(type);
}

/** What calls itself JSON and is not stays a text: the next step may know better. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function decode(payload: Buffer, type: string): string {
  const charset = type.match(/charset="?([\w-]+)/)?.[1];
  if (!charset || charset === "utf-8" || charset === "utf8") return payload.toString("utf8");
  try {
    return new TextDecoder(charset).decode(payload);
  } catch {
    return payload.toString("latin1"); // a charset nobody knows: every byte survives
  }
}

function isUtf8(payload: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(payload);
    return true;
  } catch {
    return false;
  }
}

import { StepError } from "@millrace/component";
import type { ContentType } from "./config.ts";
import type { OpenBody } from "./exchange.ts";

export interface Payload {
  payload: string | Buffer | OpenBody;
  /** Absent for `raw`: the step sets its own. */
  contentType?: string;
}

export function encodeBody(content: unknown, contentType: Exclude<ContentType, "file">): Payload {
  switch (contentType) {
    case "form":
      return { payload: encodeForm(content), contentType: "application/x-www-form-urlencoded" };
    case "text":
      return { payload: asText(content), contentType: "text/plain; charset=utf-8" };
    case "raw":
      return { payload: asBytes(content) };
    default:
      return { payload: JSON.stringify(content), contentType: "application/json" };
  }
}

function encodeForm(content: unknown): string {
  if (typeof content === "string") return content;
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new StepError("Body: a form needs an object of names and values.", { code: "invalid_body" });
  }
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(content)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) form.append(name, asText(one));
    }
  }
  return form.toString();
}

function asText(content: unknown): string {
  return typeof content === "string" ? content : JSON.stringify(content);
}

function asBytes(content: unknown): string | Buffer {
  const isEncoded = typeof content === "object" && content !== null && "base64" in content;
  return isEncoded && typeof content.base64 === "string" ? Buffer.from(content.base64, "base64") : asText(content);
}

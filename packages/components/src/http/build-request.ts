import { type Message, type Step, StepError } from "@millrace/component";
import { evaluateOnMessage } from "../evaluate-on-message.ts";
import { authenticate, secretHeaders } from "./authenticate.ts";
import type { RequestConfig } from "./config.ts";
import { encodeBody, type Payload } from "./encode-body.ts";
import type { HttpRequest } from "./exchange.ts";
import { fileBody } from "./file-body.ts";
import { readPairs } from "./read-pairs.ts";

/** What is to be sent for this message. */
export async function buildRequest(step: Step<RequestConfig>, message: Message): Promise<HttpRequest> {
  const { config } = step;
  const method = (config.method || "GET").toUpperCase();
  const mapped = mappedParts(message, config);
  const url = await readUrl(step, { message, mapped });
  const query = await readPairs(config.query ?? mapped?.query, { step, message, field: "Query parameters" });
  for (const [name, value] of Object.entries(query)) addQuery(url, name, value);
  const given = await readPairs(config.headers ?? mapped?.headers, { step, message, field: "Headers" });
  const headers = lowerCaseTexts(given);
  const encoded = await readPayload(step, { message, mapped, method });
  if (encoded?.contentType && !("content-type" in headers)) headers["content-type"] = encoded.contentType;
  const request: HttpRequest = { method, url, headers, ...(encoded && { body: encoded.payload }) };
  authenticate(request, config);
  request.secretHeaders = secretHeaders(config);
  return request;
}

/** The action's input as a mapping on the edge fills it. */
interface MappedParts {
  url?: unknown;
  headers?: unknown;
  query?: unknown;
  body?: unknown;
}

const mappableParts = new Set(["url", "headers", "query", "body"]);

/**
 * A mapping makes a body of exactly these keys. Without a mapping the message is the payload itself: it counts as mapped
 * only when nothing else is in it and it brings a body, or the URL that the step itself lacks.
 */
function mappedParts({ body }: Message, config: RequestConfig): MappedParts | undefined {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
  if (!Object.keys(body).every((key) => mappableParts.has(key))) return undefined;
  const isMapped = Object.hasOwn(body, "body") || (!config.url && Object.hasOwn(body, "url"));
  return isMapped ? body : undefined;
}

export function isLiteralUrl(value: string): boolean {
  return /^\s*https?:\/\//i.test(value);
}

async function readUrl(
  step: Step<RequestConfig>,
  { message, mapped }: { message: Message; mapped: MappedParts | undefined },
): Promise<URL> {
  const field = step.config.url || mapped?.url;
  if (typeof field !== "string" || field.trim() === "") {
    throw new StepError("URL is empty. Give an address that starts with http:// or https://.", { code: "missing_url" });
  }
  const value = isLiteralUrl(field) ? field : await evaluateOnMessage(field, { message, step, field: "URL" });
  const url = typeof value === "string" && isLiteralUrl(value) ? URL.parse(value.trim()) : null;
  if (url) return url;
  throw new StepError(
    `URL: ${isLiteralUrl(field) ? "this" : `the expression gives ${JSON.stringify(value) ?? "nothing"}, which`} is no address. It must start with http:// or https:// and name a host.`,
    { code: "invalid_url" },
  );
}

function addQuery(url: URL, name: string, value: unknown): void {
  for (const one of Array.isArray(value) ? value : [value]) {
    if (one !== undefined && one !== null) url.searchParams.append(name, asText(one));
  }
}

function lowerCaseTexts(given: Record<string, unknown>): Record<string, string> {
  const filled = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(filled.map(([name, value]) => [name.toLowerCase(), asText(value)]));
}

function asText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

interface Input {
  message: Message;
  mapped: MappedParts | undefined;
  method: string;
}

async function readPayload(step: Step<RequestConfig>, input: Input): Promise<Payload | undefined> {
  const { contentType = "json", attachment } = step.config;
  if (input.method === "GET" || input.method === "HEAD") return undefined;
  if (contentType === "file") return fileBody(input.message, attachment);
  const content = await readBody(step, input);
  return content === undefined ? undefined : encodeBody(content, contentType);
}

async function readBody(step: Step<RequestConfig>, { message, mapped, method }: Input): Promise<unknown> {
  if (step.config.body) return evaluateOnMessage(step.config.body, { message, step, field: "Body" });
  if (mapped) return mapped.body;
  return method === "POST" || method === "PUT" || method === "PATCH" ? message.body : undefined;
}

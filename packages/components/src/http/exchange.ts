import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
// By file: the package's entry would cost every idle step 8 MB and 60 ms at its start. The version is pinned.
import sendByUndici from "undici/lib/api/api-request.js";
import Agent from "undici/lib/dispatcher/agent.js";
import type { OpenedFile } from "../open-file.ts";
import { secretHeaders } from "./authenticate.ts";
import { inflate } from "./inflate.ts";

export interface HttpRequest {
  method: string;
  url: URL;
  /** Lower-case names. */
  headers: Record<string, string>;
  body?: string | Buffer | OpenBody;
  /** Headers to leave behind when a redirect leads to another origin. */
  secretHeaders?: readonly string[];
}

/** A file is opened anew for each try and each redirect: a stream is read but once. */
export type OpenBody = (signal: AbortSignal) => Promise<OpenedFile>;

export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string | string[]>;
  payload: Buffer;
}

export interface ExchangeLimits {
  /** For the whole exchange, redirects and body included. */
  timeoutMs: number;
  maxRedirects: number;
  signal: AbortSignal;
}

export class ExchangeTimeout extends Error {}
export class AnswerTooBig extends Error {}

/** A bigger answer could not travel on: messages are limited to 10 MB. */
const answerLimitBytes = 10 * 1024 * 1024;

/** Sends and follows redirects. Rejects with undici's errors, `ExchangeTimeout` or `AnswerTooBig`. */
export async function sendRequest(request: HttpRequest, limits: ExchangeLimits): Promise<HttpAnswer> {
  const stop = new AbortController();
  const abort = () => stop.abort(limits.signal.reason);
  const timer = limits.timeoutMs > 0 ? setTimeout(() => stop.abort(timeout(limits)), limits.timeoutMs) : undefined;
  limits.signal.addEventListener("abort", abort, { once: true });
  try {
    limits.signal.throwIfAborted();
    return await follow(request, { signal: stop.signal, redirectsLeft: limits.maxRedirects });
  } finally {
    clearTimeout(timer);
    limits.signal.removeEventListener("abort", abort);
  }
}

function timeout({ timeoutMs }: ExchangeLimits): ExchangeTimeout {
  return new ExchangeTimeout(`no complete answer within ${timeoutMs / 1000} s`);
}

async function follow(
  request: HttpRequest,
  { signal, redirectsLeft }: { signal: AbortSignal; redirectsLeft: number },
): Promise<HttpAnswer> {
  const answer = await sendOnce(request, signal);
  const next = redirectsLeft > 0 ? redirected(request, answer) : undefined;
  return next ? follow(next, { signal, redirectsLeft: redirectsLeft - 1 }) : answer;
}

async function sendOnce(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const { url, method } = request;
  const { headers, body } = await openBody(request, signal);
  const response = await sendByUndici.call(connections(), {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: method as Dispatcher.HttpMethod, // undici takes any token; its type lists the usual ones
    headers: withUrlLogin(headers, url),
    body,
    signal,
  });
  const payload = await readLimited(response.body);
  const answered = response.headers as HttpAnswer["headers"]; // undefined only marks names that are absent
  return {
    statusCode: response.statusCode,
    headers: answered,
    payload: await inflate(payload, String(answered["content-encoding"] ?? "")),
  };
}

async function openBody({ headers, body }: HttpRequest, signal: AbortSignal) {
  if (typeof body !== "function") return { headers, body: body ?? null };
  const { content, size } = await body(signal);
  const length = size === undefined ? {} : { "content-length": String(size) };
  return { headers: { ...headers, ...length }, body: Readable.fromWeb(content) };
}

/** Kept for the life of the process: connections stay open between messages, as many per host as messages in flight. */
let agent: Agent | undefined;

function connections(): Agent {
  agent ??= new Agent({
    connections: 256,
    connect: { timeout: 10_000 },
    headersTimeout: 0, // the exchange has a time limit of its own
    bodyTimeout: 0,
  });
  return agent;
}

function withUrlLogin(headers: Record<string, string>, url: URL): Record<string, string> {
  if (!url.username || headers.authorization) return headers;
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { ...headers, authorization: `Basic ${Buffer.from(login).toString("base64")}` };
}

async function readLimited(body: Dispatcher.ResponseData["body"]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > answerLimitBytes) {
      body.destroy();
      throw new AnswerTooBig(`the answer is bigger than ${answerLimitBytes / 1024 / 1024} MB`);
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function redirected(request: HttpRequest, { statusCode, headers }: HttpAnswer): HttpRequest | undefined {
  const location = headers.location;
  if (![301, 302, 303, 307, 308].includes(statusCode) || typeof location !== "string") return undefined;
  const url = URL.parse(location, request.url.href);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const kept = url.origin === request.url.origin ? request.headers : withoutHeaders(request);
  const repeats = statusCode >= 307 || request.method === "GET" || request.method === "HEAD";
  if (repeats) return { ...request, url, headers: kept };
  const { "content-type": _type, ...rest } = kept;
  const { body: _body, ...bodiless } = request;
  return { ...bodiless, method: "GET", url, headers: rest };
}

function withoutHeaders({ headers, secretHeaders: secret = secretHeaders({}) }: HttpRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.includes(name)));
}

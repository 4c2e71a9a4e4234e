import { defineFunction, type Message } from "@millrace/component";

interface Config {
  includeRequest?: unknown;
  /** Enforced by the gateway; here it only names the header whose value must not leak into the body. */
  auth?: { apiKey?: { headerName?: string } };
}

/** Passes on what the gateway received. The request's own parts join the body only when asked for. */
export const receive = defineFunction<Config>({
  process: async ({ config }, message) => ({
    body: config.includeRequest ? { ...asObject(message.body), ...requestParts(message, config) } : message.body,
    ...(message.attachments && Object.keys(message.attachments).length > 0 && { attachments: message.attachments }),
  }),
});

function requestParts(message: Message, config: Config): Record<string, unknown> {
  return {
    _query: message.query ?? {},
    _headers: withoutSecrets(message.headers ?? {}, config.auth?.apiKey?.headerName),
    _method: message.method,
    _url: message.url,
    _additionalUrlPath: message.pathSuffix,
  };
}

/** A body that is no object (a list, a text) keeps its place under `data`, for fields can only join an object. */
function asObject(body: unknown): object {
  return typeof body === "object" && body !== null && !Array.isArray(body) ? body : { data: body };
}

function withoutSecrets(headers: Record<string, unknown>, apiKeyHeader = ""): Record<string, unknown> {
  const secret = new Set(["authorization", "proxy-authorization", "cookie", apiKeyHeader.toLowerCase()]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.has(name.toLowerCase())));
}

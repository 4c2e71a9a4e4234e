import { StepError } from "@millrace/component";

/** A name–value field: a JSONata source, an object of literals, or elastic.io's list whose values are JSONata. */
export type Pairs = string | Record<string, unknown> | Array<{ key?: string; value?: string }>;

export interface Credentials {
  authentication?: "none" | "basic" | "bearer" | "apiKey" | "oauth2";
  username?: string;
  password?: string;
  token?: string;
  apiKeyName?: string;
  apiKeyValue?: string;
  apiKeyIn?: "header" | "query";
  /** Tokens of a sign-in through the browser. */
  oauth?: { access_token?: string; refresh_token?: string; id_token?: string };
  testUrl?: string;
}

export interface RequestConfig extends Credentials {
  method?: string;
  url?: string;
  headers?: Pairs;
  query?: Pairs;
  contentType?: ContentType;
  body?: string;
  /** Name of the file that is sent, with content type `file`. */
  attachment?: string;
  timeoutSeconds?: string | number;
  maxRedirects?: string | number;
  retryOn?: string | string[];
  onError?: "fail" | "continue";
}

export type ContentType = "json" | "form" | "text" | "raw" | "file";

export interface Limits {
  timeoutMs: number;
  maxRedirects: number;
}

export function readLimits({ timeoutSeconds, maxRedirects }: RequestConfig): Limits {
  return {
    timeoutMs: readNumber(timeoutSeconds, { fallback: 30, field: "Time-out in seconds" }) * 1000,
    maxRedirects: readNumber(maxRedirects, { fallback: 5, field: "Redirects to follow" }),
  };
}

/** Why a request may be tried again: a status class, or the network. */
export function readRetryOn({ retryOn }: RequestConfig): ReadonlySet<string> {
  if (retryOn === undefined || retryOn.length === 0) return defaultRetryOn;
  return new Set(typeof retryOn === "string" ? retryOn.split(",").map((part) => part.trim()) : retryOn);
}

const defaultRetryOn: ReadonlySet<string> = new Set(["429", "5xx", "network"]);

function readNumber(value: string | number | undefined, { fallback, field }: { fallback: number; field: string }) {
  const number = value === undefined || value === "" ? fallback : Number(value);
  if (Number.isFinite(number) && number >= 0) return number;
  throw new StepError(`${field}: "${value}" is no number from 0 upwards.`, { code: "invalid_field" });
}

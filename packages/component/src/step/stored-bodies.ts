import type { MessageCipher } from "@millrace/broker";
import { type Message, objectIdHeader } from "@millrace/flow";
import { StepError } from "../step-error.ts";
import { withRetries } from "../with-retries.ts";

/** A gigabyte on a slow machine; nobody waits longer for a message. */
const timeoutMs = 60_000;
const attempts = 3;
const retryDelayMs = 500;

interface Store {
  /** Undefined where the platform has none. */
  uri: string | undefined;
  token: string | undefined;
  cipher: MessageCipher;
}

/** Whether a body of this message, its own or an earlier step's, was put aside instead of being sent (component contract §4.7). */
export function isLightweight({ headers, passthrough }: Message): boolean {
  if (headers?.[objectIdHeader] !== undefined) return true;
  for (const stepId in passthrough) if (passthrough[stepId]?.headers?.[objectIdHeader] !== undefined) return true;
  return false;
}

/**
 * The message with all its bodies, as if they had been sent. Nothing of it says any more that they were put aside: a component that sends it
 * on with another body would send the old one. @throws StepError when one cannot be had.
 */
export async function fetchBodies(store: Store, message: Message): Promise<Message> {
  const { passthrough } = message;
  const [whole, ...earlier] = await Promise.all([
    fetchBody(store, message),
    ...Object.entries(passthrough ?? {}).map(async ([id, part]) => [id, await fetchBody(store, part)] as const),
  ]);
  return { ...whole, ...(passthrough && { passthrough: Object.fromEntries(earlier) }) };
}

async function fetchBody<Part extends Pick<Message, "body" | "headers">>(store: Store, part: Part): Promise<Part> {
  const { [objectIdHeader]: id, ...headers } = part.headers ?? {};
  if (typeof id !== "string" || id === "") return part;
  return { ...part, headers, body: await fetchObject(store, id) };
}

async function fetchObject({ uri, token, cipher }: Store, id: string): Promise<unknown> {
  if (!uri) throw new StepError(`The message's body was put aside as ${id}, and there is no store to get it from`);
  const url = `${uri.replace(/\/+$/, "")}/objects/${encodeURIComponent(id)}`;
  const ask = async () => {
    const response = await fetch(url, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      signal: AbortSignal.timeout(timeoutMs),
    });
    const content = Buffer.from(await response.arrayBuffer());
    if (!response.ok) throw new Unstored(id, response.status);
    return content;
  };
  const isWorthwhile = (error: unknown) => !(error instanceof Unstored) || error.status >= 500;
  const content = await withRetries(ask, { attempts, delayMs: retryDelayMs, isWorthwhile });
  return cipher.open(content, 2);
}

class Unstored extends StepError {
  readonly status: number;

  constructor(id: string, status: number) {
    const why = status === 404 ? "it is kept for a day" : "the store refuses it";
    super(`The message's body, put aside as ${id}, is not to be had (${status}): ${why}`, { code: "body_unavailable" });
    this.status = status;
  }
}

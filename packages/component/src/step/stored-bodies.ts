import type { MessageCipher } from "@millrace/broker";
import { type Message, objectIdHeader } from "@millrace/flow";
import { StepError } from "../step-error.ts";
import { type ObjectStore, requestStore } from "./object-store.ts";

interface Store extends ObjectStore {
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

async function fetchObject({ cipher, ...store }: Store, id: string): Promise<unknown> {
  if (!store.uri)
    throw new StepError(`The message's body was put aside as ${id}, and there is no store to get it from`);
  const { status, content } = await requestStore(store, { path: `/${encodeURIComponent(id)}` });
  if (status !== 200) throw unstored(id, status);
  return cipher.open(content, 2);
}

function unstored(id: string, status: number): StepError {
  const why = status === 404 ? "it is kept for a day" : "the store refuses it";
  return new StepError(`The message's body, put aside as ${id}, is not to be had (${status}): ${why}`, {
    code: "body_unavailable",
  });
}

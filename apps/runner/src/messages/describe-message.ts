import { type MessageCipher, readHeaders } from "@millrace/broker";
import { isErrorEnvelope, openErrorEnvelope } from "@millrace/flow";
import type { QueuedMessage } from "@millrace/jobs";
import { dueHeader } from "../rebounds/rebound.ts";
import { deliveriesOf, earlierDeliveriesHeader } from "./deliveries-of.ts";
import type { TakenMessage } from "./take-messages.ts";

const previewLength = 200;

/** What is in a message, as its step would get it; undefined when it cannot be opened. */
export function openMessage(cipher: MessageCipher, { content, headers }: TakenMessage): unknown {
  try {
    const { protocolVersion } = readHeaders(headers);
    if (isHandledError({ content, headers })) {
      const open = (sealed: string) => cipher.open(Buffer.from(sealed, "latin1"));
      return { body: openErrorEnvelope(content.toString("utf8"), open) };
    }
    return cipher.open(content, protocolVersion);
  } catch {
    // A foreign component may have sealed nonsense: it is shown as such.
    return undefined;
  }
}

/** Whether it is an error on its way to an error handler. */
export function isHandledError({ content, headers }: Pick<TakenMessage, "content" | "headers">): boolean {
  // Raw bytes may begin with anything.
  return readHeaders(headers).protocolVersion === 1 && isErrorEnvelope(content.toString("latin1", 0, 1));
}

/** `mostText`: of its JSON; what is longer is cut. */
export function describeMessage(
  { headers, content, expirationMs }: TakenMessage,
  { message, mostText }: { message: unknown; mostText: number },
): QueuedMessage {
  const { messageId, threadId, parentMessageId, stepId, sentAt, reboundIteration } = readHeaders(headers);
  const json = message === undefined ? undefined : JSON.stringify(message);
  const { [dueHeader]: dueAt, reboundReason } = headers;
  return {
    messageId,
    threadId,
    parentMessageId,
    sender: stepId,
    sentAt,
    bytes: json === undefined ? content.length : Buffer.byteLength(json),
    deliveries: deliveriesOf(headers),
    ...((expirationMs !== undefined || reboundIteration > 0) && {
      rebound: {
        iteration: reboundIteration,
        ...(typeof dueAt === "number" && expirationMs !== undefined && { dueAt }),
        ...(typeof reboundReason === "string" && { reason: reboundReason.slice(0, 500) }),
      },
    }),
    headers: restOf(headers),
    preview: previewOf(message),
    ...(json !== undefined && { text: json.slice(0, mostText) }),
    isCut: json !== undefined && json.length > mostText,
    isUnreadable: json === undefined,
  };
}

const toldBeside = ["messageId", "threadId", "parentMessageId", "stepId", dueHeader, earlierDeliveriesHeader];
const ofDelivery = /^x-(death|delivery-count|first-death|last-death)/;
const longestHeader = 1_000;

function restOf(headers: Record<string, unknown>): Record<string, unknown> {
  const rest = Object.entries(headers).filter(([name]) => !toldBeside.includes(name) && !ofDelivery.test(name));
  return Object.fromEntries(
    rest.map(([name, value]) => [name, typeof value === "string" ? value.slice(0, longestHeader) : value]),
  );
}

function previewOf(message: unknown): string {
  const body = typeof message === "object" && message !== null && "body" in message ? message.body : message;
  return (JSON.stringify(body) ?? "").slice(0, previewLength);
}

import type { IncomingHeaders } from "@millrace/broker";
import type { Message, Passthrough } from "@millrace/flow";
import type { Emitted } from "../component.ts";
import { StepError } from "../step-error.ts";
import type { StepRuntime } from "./step-runtime.ts";

interface Incoming {
  headers: IncomingHeaders;
  message: Message;
}

export interface OutgoingParts {
  content: Buffer;
  routingKey: string;
}

/**
 * A component's message as it goes on the wire: with passthrough, sealed, addressed.
 * @throws StepError when it is larger than the limit.
 */
export function outgoingMessage(emitted: Emitted, from: Incoming, runtime: StepRuntime): OutgoingParts {
  const { routingKey, headers } = takeRoutingKey(asMessage(emitted).headers);
  const message: Message = { ...emitted, headers: headers ?? {} };
  const passthrough = passthroughOf(message, from, runtime);
  if (passthrough) message.passthrough = passthrough;
  // A component that hands the incoming message on must not leak what the step shall not pass through.
  else delete message.passthrough;
  const content = runtime.cipher.sealText(JSON.stringify(message), runtime.protocolVersion);
  if (content.length > runtime.sizeLimit) {
    throw new StepError(
      `The outgoing message has ${content.length} bytes, more than the limit of ${runtime.sizeLimit}`,
      {
        code: "message_too_large",
      },
    );
  }
  return { content, routingKey: routingKey ?? runtime.keys.data };
}

function asMessage(emitted: Emitted): Message {
  return emitted;
}

function passthroughOf(message: Message, from: Incoming, runtime: StepRuntime): Passthrough | undefined {
  if (runtime.passthrough === "none") return undefined;
  const earlier = from.message.passthrough;
  if (runtime.passthrough === "self") return { ...earlier, [runtime.stepId]: entry(message) };
  const predecessor = from.headers.stepId;
  return predecessor === undefined ? earlier : { ...earlier, [predecessor]: entry(from.message) };
}

function entry(message: Message): Passthrough[string] {
  return {
    ...(message.id === undefined ? {} : { id: message.id }),
    body: message.body,
    headers: message.headers ?? {},
    ...(message.attachments ? { attachments: message.attachments } : {}),
  };
}

type Headers = Message["headers"];

/** `x-eio-routing-key`, in any case, sends just this message elsewhere, and does not travel with it. */
function takeRoutingKey(headers: Headers): { routingKey: string | undefined; headers: Headers } {
  for (const name in headers) {
    if (name.length !== 17 || name.toLowerCase() !== "x-eio-routing-key") continue;
    const { [name]: key, ...rest } = headers;
    return { routingKey: typeof key === "string" && key !== "" ? key : undefined, headers: rest };
  }
  return { routingKey: undefined, headers };
}

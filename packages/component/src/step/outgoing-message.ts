import type { Message, Passthrough } from "@millrace/flow";
import type { Emitted } from "../component.ts";
import { StepError } from "../step-error.ts";
import type { StepRuntime } from "./step-runtime.ts";

export interface OutgoingParts {
  content: Buffer;
  routingKey: string;
}

/**
 * A component's message as it goes on the wire: with passthrough, sealed, addressed. Undefined when nobody takes it: sealing and
 * confirming it would only cost time.
 * @throws StepError when it is larger than the limit.
 */
export function outgoingMessage(emitted: Emitted, from: Message, runtime: StepRuntime): OutgoingParts | undefined {
  const { routingKey, headers } = takeRoutingKey(asMessage(emitted).headers);
  if (!runtime.hasSuccessors && routingKey === undefined) return undefined;
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

/** In style "predecessor" the incoming message has brought its sender along already: `withSender`. */
function passthroughOf(message: Message, from: Message, runtime: StepRuntime): Passthrough | undefined {
  if (runtime.passthrough === "none") return undefined;
  if (runtime.passthrough === "predecessor") return from.passthrough;
  return { ...from.passthrough, [runtime.stepId]: entry(message) };
}

/** The incoming message with its own content as its sender's output, so that `elasticio.<sender>.body` is there for all. */
export function withSender(message: Message, stepId: string | undefined): Message {
  if (stepId === undefined) return message;
  return { ...message, passthrough: { ...message.passthrough, [stepId]: entry(message) } };
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

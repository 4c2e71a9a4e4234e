import type { InputHeaders } from "@millrace/db";
import { storableText } from "./storable.ts";

/** Longer ones are not worth a row; `x-eio-meta-…` are ids and short marks. */
const keptCharacters = 1_000;

/** What is told under other names in an error message than in the input itself. Published components tell none of it. */
interface Origin {
  sender: unknown;
  parentMessageId: unknown;
  protocolVersion: unknown;
}

/**
 * Headers a failed input needs when it is sent once more. `headers` are those it came with, or of an error message, which
 * carries the `x-eio-meta-…` of its input; no reply address, since nobody waits for the answer of a retry.
 */
export function inputHeaders(
  headers: Record<string, unknown>,
  { sender, parentMessageId, protocolVersion }: Origin,
): InputHeaders {
  const kept: InputHeaders = {};
  if (typeof sender === "string" && sender !== "") kept.stepId = storableText(sender);
  if (typeof parentMessageId === "string" && parentMessageId !== "") {
    kept.parentMessageId = storableText(parentMessageId);
  }
  if (protocolVersion === 1 || protocolVersion === 2) kept.protocolVersion = protocolVersion;
  for (const [name, value] of Object.entries(headers)) {
    if (!/^x-eio-meta-/i.test(name)) continue;
    if (typeof value === "string") kept[name.toLowerCase()] = storableText(value).slice(0, keptCharacters);
    else if (typeof value === "number" || typeof value === "boolean") kept[name.toLowerCase()] = value;
  }
  return kept;
}

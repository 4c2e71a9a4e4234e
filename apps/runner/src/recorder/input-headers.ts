import type { InputHeaders } from "@millrace/db";
import { storableText } from "./storable.ts";

/** Longer ones are not worth a row; `x-eio-meta-…` are ids and short marks. */
const keptCharacters = 1_000;

/**
 * Headers a failed input needs when it is sent once more. `headers` are those it came with, or of an error message, which
 * carries the `x-eio-meta-…` of its input; no reply address, since nobody waits for the answer of a retry.
 */
export function inputHeaders(
  headers: Record<string, unknown>,
  { sender, protocolVersion }: { sender: unknown; protocolVersion?: 1 | 2 | undefined },
): InputHeaders {
  const kept: InputHeaders = {};
  if (typeof sender === "string" && sender !== "") kept.stepId = storableText(sender);
  if (protocolVersion !== undefined) kept.protocolVersion = protocolVersion;
  for (const [name, value] of Object.entries(headers)) {
    if (!/^x-eio-meta-/i.test(name)) continue;
    if (typeof value === "string") kept[name.toLowerCase()] = storableText(value).slice(0, keptCharacters);
    else if (typeof value === "number" || typeof value === "boolean") kept[name.toLowerCase()] = value;
  }
  return kept;
}

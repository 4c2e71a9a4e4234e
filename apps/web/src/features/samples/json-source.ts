import { bytesPerMegabyte, sampleLimits } from "@millrace/flow";
import { type ParsedJson, parseJson } from "../../lib/parse-json.ts";
import { sizeWords } from "./sample.ts";

/** JSON somebody gives: typed, or so big that it is only kept; a text area of megabytes would freeze the page. */
export type JsonSource =
  | { kind: "text"; text: string }
  | { kind: "big"; name: string; size: string; parsed: ParsedJson };

/** A text area stays quick up to here. */
export const editableCharacters = 512 * 1024;

export function jsonSource(text: string, name: string): JsonSource {
  if (text.length <= editableCharacters) return { kind: "text", text };
  return { kind: "big", name, size: sizeWords(new Blob([text]).size), parsed: parseBig(text) };
}

function parseBig(text: string): ParsedJson {
  const parsed = parseJson(text);
  const bytes = parsed.ok ? new Blob([JSON.stringify(parsed.value)]).size : 0;
  return bytes > sampleLimits.megabytes * bytesPerMegabyte
    ? { ok: false, problem: `Too large: at most ${sampleLimits.megabytes} MB of JSON, this is ${sizeWords(bytes)}.` }
    : parsed;
}

export function readSource(source: JsonSource): ParsedJson {
  return source.kind === "text" ? parseJson(source.text) : source.parsed;
}

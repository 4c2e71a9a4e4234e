/** Bytes by character, from the decoder every runtime has: it only knows the way back. */
const byteOf = new Map(
  Array.from(
    new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
    (character, byte) => [character, byte],
  ),
);

/** What the encoding has no character for becomes a question mark, as other programs write it. */
export function toWindows1252(text: string): Buffer {
  return Buffer.from(Array.from(text, (character) => byteOf.get(character) ?? 0x3f));
}

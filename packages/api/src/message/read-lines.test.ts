import { expect, test } from "vitest";
import { type ReadLine, readLines } from "./read-lines.ts";

async function read(chunks: string[], mostBytes = 100): Promise<ReadLine[]> {
  async function* bytes() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  return await collect(bytes(), mostBytes);
}

async function collect(bytes: AsyncIterable<Uint8Array>, mostBytes: number): Promise<ReadLine[]> {
  const lines: ReadLine[] = [];
  for await (const line of readLines(bytes, { mostBytes })) lines.push(line);
  return lines;
}

test("lines are whole, however the bytes came in pieces", async () => {
  const lines = ['{"a":1}', "", '{"b":"ä"}'].map((text, index) => ({ number: index + 1, text }));
  const text = '{"a":1}\n\n{"b":"ä"}';
  expect(await read([text])).toEqual(lines);
  expect(await read([`${text}\n`])).toEqual(lines);
  const bytes = Buffer.from(text);
  async function* singly() {
    for (const byte of bytes) yield Uint8Array.of(byte);
  }
  expect(await collect(singly(), 100)).toEqual(lines);
});

test("a line that is too large is passed over by its number, and the next one is read", async () => {
  expect(await read(["short\nmuch too", " long to be read", " at all\nshort"], 12)).toEqual([
    { number: 1, text: "short" },
    { number: 2, text: undefined },
    { number: 3, text: "short" },
  ]);
  expect(await read(["much too long"], 12)).toEqual([{ number: 1, text: undefined }]);
  expect(await read(["x".repeat(12)], 12)).toEqual([{ number: 1, text: "x".repeat(12) }]);
});

test("nothing has no lines", async () => {
  expect(await read([])).toEqual([]);
});

import { readFileSync, writeFileSync } from "node:fs";

/** Puts `text` between the marks `<!-- NAME: begin -->` and `<!-- NAME: end -->` of a document. @throws when they are not there. */
export function replaceBetweenMarks(path: string, { name, text }: { name: string; text: string }): void {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [head, rest] = readFileSync(path, "utf8").split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error(`${path} has lost its marks ${begin} … ${end}`);
  writeFileSync(path, [head, begin, "\n", text, "\n", end, tail].join(""));
}

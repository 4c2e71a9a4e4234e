export interface ReadLine {
  /** From 1. */
  number: number;
  /** Undefined: larger than allowed. */
  text: string | undefined;
}

const newline = 0x0a;

/** Lines of a stream of bytes as they come; never holds more than one of `mostBytes`. What is larger is passed over, not kept. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  { mostBytes }: { mostBytes: number },
): AsyncGenerator<ReadLine> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let bytes = 0;
  const add = (part: Uint8Array) => {
    bytes += part.length;
    if (bytes <= mostBytes) parts.push(part);
    else parts = [];
  };
  const take = (): ReadLine => {
    const text = bytes > mostBytes ? undefined : Buffer.concat(parts).toString("utf8");
    parts = [];
    bytes = 0;
    return { number: number++, text };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (bytes > 0) yield take();
}

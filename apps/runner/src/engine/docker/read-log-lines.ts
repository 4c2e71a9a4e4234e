import type { LogLine } from "../container-engine.ts";

const frameHeaderBytes = 8;

/**
 * Takes Docker's multiplexed log stream apart: frames of (stream, 0, 0, 0, length as big-endian 32 bits, bytes), each line
 * beginning with its RFC 3339 time.
 */
export function readLogLines(content: Buffer): LogLine[] {
  const texts: Record<LogLine["stream"], string[]> = { stdout: [], stderr: [] };
  for (let offset = 0; offset + frameHeaderBytes <= content.length; ) {
    const stream = content[offset] === 2 ? "stderr" : "stdout";
    const length = content.readUInt32BE(offset + 4);
    const start = offset + frameHeaderBytes;
    texts[stream].push(content.toString("utf8", start, start + length));
    offset = start + length;
  }
  const lines = [...toLines(texts.stdout, "stdout"), ...toLines(texts.stderr, "stderr")];
  return lines.sort((a, b) => (a.stamp < b.stamp ? -1 : Number(a.stamp > b.stamp)));
}

function toLines(texts: readonly string[], stream: LogLine["stream"]): LogLine[] {
  const lines: LogLine[] = [];
  for (const line of texts.join("").split("\n")) {
    if (line === "") continue;
    const space = line.indexOf(" ");
    const at = Date.parse(line.slice(0, space));
    const stamp = line.slice(0, space);
    lines.push(
      Number.isNaN(at) ? { at: 0, stamp: "", stream, text: line } : { at, stamp, stream, text: line.slice(space + 1) },
    );
  }
  return lines;
}

import { readIfThere } from "../private-files.ts";

const lineCount = 10;
/** Some programs put whole data structures on one line. */
const lineLength = 300;

/** The last lines of a log file, for a message; empty when there is none. */
export async function endOfLog(path: string): Promise<string> {
  const lines = ((await readIfThere(path)) ?? "").trim().split("\n").slice(-lineCount);
  return lines.map((line) => line.slice(0, lineLength)).join("\n");
}

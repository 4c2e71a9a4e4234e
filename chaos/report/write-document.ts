import { join } from "node:path";
import { describeMachine } from "../../bench/describe-machine.ts";
import { replaceBetweenMarks } from "../../bench/replace-between-marks.ts";

const path = join(import.meta.dirname, "..", "..", "docs", "reliability.md");

/** Puts the newest run into docs/reliability.md; the words around it are people's. */
export function writeDocument({
  text,
  command,
  loadBefore,
}: {
  text: string;
  command: string;
  loadBefore: number;
}): void {
  const date = new Date().toISOString().slice(0, 10);
  const origin = `\`${command}\` on ${date}. Machine: ${describeMachine()}; load average before: ${loadBefore.toFixed(1)}.`;
  replaceBetweenMarks(path, { name: "chaos", text: `${origin}\n\n${text}` });
}

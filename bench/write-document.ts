import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { Plan } from "./measure.ts";

const path = join(import.meta.dirname, "..", "docs", "benchmarks.md");
const begin = "<!-- bench: begin -->";
const end = "<!-- bench: end -->";

/** Replaces what stands between the two marks in docs/benchmarks.md; the words around it are people's. */
export function writeDocument({ table, plan, loadBefore }: { table: string; plan: Plan; loadBefore: number }): void {
  const text = readFileSync(path, "utf8");
  const [head, rest] = text.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error(`${path} has lost its marks ${begin} … ${end}`);
  writeFileSync(path, [head, begin, "\n", machine(plan, loadBefore), "\n\n", table, "\n", end, tail].join(""));
}

/** A machine that was busy before says so: its figures are lower than they should be. */
function machine({ rounds, messages, connections }: Plan, loadBefore: number): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memoryGb = (totalmem() / 2 ** 30).toFixed(0);
  return `${rounds} rounds of ${messages} messages over ${connections} connections, medians. Machine: ${cpus().length} × ${model}, ${memoryGb} GB, Node ${process.version}; load average before: ${loadBefore.toFixed(1)}.`;
}

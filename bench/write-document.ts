import { join } from "node:path";
import { describeMachine } from "./describe-machine.ts";
import type { Plan } from "./measure.ts";
import { replaceBetweenMarks } from "./replace-between-marks.ts";

const path = join(import.meta.dirname, "..", "docs", "benchmarks.md");

/** Replaces what stands between the two marks in docs/benchmarks.md; the words around it are people's. */
export function writeDocument({ table, plan, loadBefore }: { table: string; plan: Plan; loadBefore: number }): void {
  replaceBetweenMarks(path, { name: "bench", text: `${machine(plan, loadBefore)}\n\n${table}` });
}

/** A machine that was busy before says so: its figures are lower than they should be. */
function machine({ rounds, messages, connections }: Plan, loadBefore: number): string {
  return `${rounds} rounds of ${messages} messages over ${connections} connections, medians. Machine: ${describeMachine()}; load average before: ${loadBefore.toFixed(1)}.`;
}

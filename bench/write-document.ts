import { join } from "node:path";
import { describeMachine } from "./describe-machine.ts";
import type { Plan } from "./measure.ts";
import { replaceBetweenMarks } from "./replace-between-marks.ts";

const path = join(import.meta.dirname, "..", "docs", "benchmarks.md");

interface Throughput {
  table: string;
  plan: Plan;
  loadBefore: number;
}

/** Replaces what stands between the marks of the throughput in docs/benchmarks.md; the words around it are people's. */
export function writeThroughput({ table, plan, loadBefore }: Throughput): void {
  const { rounds, messages, connections } = plan;
  const what = `${rounds} rounds of ${messages} messages over ${connections} connections, medians.`;
  replaceBetweenMarks(path, { name: "bench", text: `${what} ${machine(loadBefore)}\n\n${table}` });
}

/** As `writeThroughput`, of published steps. */
export function writeSailor({ table, plan, loadBefore }: Throughput): void {
  const what = `${plan.rounds} rounds of ${plan.messages} messages, medians.`;
  replaceBetweenMarks(path, { name: "bench sailor", text: `${what} ${machine(loadBefore)}\n\n${table}` });
}

/** As `writeThroughput`, of the wakes. */
export function writeWakes({ table, count, loadBefore }: { table: string; count: number; loadBefore: number }): void {
  const what = `${count} wakes, ${count} turns of each floor.`;
  replaceBetweenMarks(path, { name: "bench wake", text: `${what} ${machine(loadBefore)}\n\n${table}` });
}

/** As `writeThroughput`, of the editor. */
export function writeEditor({
  table,
  visits,
  loadBefore,
}: {
  table: string;
  visits: number;
  loadBefore: number;
}): void {
  const what = `${visits} visits, medians.`;
  replaceBetweenMarks(path, { name: "bench editor", text: `${what} ${machine(loadBefore)}\n\n${table}` });
}

/** A machine that was busy before says so: its figures are worse than they should be. */
function machine(loadBefore: number): string {
  return `Machine: ${describeMachine()}; load average before: ${loadBefore.toFixed(1)}.`;
}

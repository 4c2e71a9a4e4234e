import type { ContainerMemory } from "./contenders/read-memory-of.ts";
import { markdownTable } from "./markdown-table.ts";
import type { Measurement } from "./measure.ts";
import { median } from "./statistics.ts";

export interface Results {
  measurements: readonly Measurement[];
  startMs: readonly number[];
  idleMemory: readonly ContainerMemory[];
}

/** The table, as Markdown that is readable in a terminal as well. */
export function report({ measurements, startMs, idleMemory }: Results): string {
  const rows = measurements.map(({ name, perSecond, rates, acceptedPerSecond, p50Ms, p99Ms }) => [
    name,
    perSecond.toFixed(0),
    `${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)}`,
    acceptedPerSecond.toFixed(0),
    p50Ms.toFixed(1),
    p99Ms.toFixed(1),
  ]);
  const heads = ["", "msg/s end to end", "slowest–fastest", "msg/s accepted", "p50 ms at 20/s", "p99 ms at 20/s"];
  return [
    ...markdownTable([heads, ...rows]),
    "",
    ...ratios(measurements),
    ...(startMs.length > 0 ? [`- Start to Running: ${list(startMs, 0)} ms (aim: ≤ 2000)`] : []),
    ...memory(idleMemory),
  ].join("\n");
}

/** Each round's two turns follow each other, so their ratio says more than the ratio of two medians on a busy machine. */
function ratios(measurements: readonly Measurement[]): string[] {
  const rates = (name: string) => measurements.find((one) => one.name === name)?.rates ?? [];
  const ours = rates("Millrace");
  const line = (name: string, aim: string) => {
    const perRound = rates(name).map((other, round) => (ours[round] ?? Number.NaN) / other);
    if (perRound.length === 0 || ours.length === 0) return [];
    return [`- Millrace / ${name}: ${median(perRound).toFixed(2)}${aim} (rounds: ${list(perRound, 2)})`];
  };
  return [...line("bare", " (aim: ≥ 0.6)"), ...line("Node-RED", "")];
}

function memory(containers: readonly ContainerMemory[]): string[] {
  if (containers.length === 0) return [];
  const own = list(
    containers.map(({ ownMegabytes }) => ownMegabytes),
    0,
  );
  const resident = list(
    containers.map(({ residentMegabytes }) => residentMegabytes),
    0,
  );
  return [
    `- Memory of an idle step container: ${own} MB of its own as Docker counts it (aim: ≤ 60); resident ${resident} MB with the file of the Node program, which all containers share`,
  ];
}

function list(values: readonly number[], digits: number): string {
  return values.map((value) => value.toFixed(digits)).join(", ");
}

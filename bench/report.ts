import type { ContainerMemory } from "./contenders/read-memory-of.ts";
import type { Measurement } from "./measure.ts";

export interface Results {
  measurements: readonly Measurement[];
  startMs: readonly number[];
  idleMemory: readonly ContainerMemory[];
}

/** The table, as Markdown that is readable in a terminal as well. */
export function report({ measurements, startMs, idleMemory }: Results): string {
  const rows = measurements.map(({ name, perSecond, range, acceptedPerSecond, p50Ms, p99Ms }) => [
    name,
    perSecond.toFixed(0),
    `${range[0].toFixed(0)}–${range[1].toFixed(0)}`,
    acceptedPerSecond.toFixed(0),
    p50Ms.toFixed(1),
    p99Ms.toFixed(1),
  ]);
  const heads = ["", "msg/s end to end", "slowest–fastest", "msg/s accepted", "p50 ms at 20/s", "p99 ms at 20/s"];
  return [
    ...table([heads, ...rows]),
    "",
    ...ratios(measurements),
    ...(startMs.length > 0 ? [`- Start to Running: ${list(startMs, 0)} ms (aim: ≤ 2000)`] : []),
    ...memory(idleMemory),
  ].join("\n");
}

function ratios(measurements: readonly Measurement[]): string[] {
  const speed = (name: string) => measurements.find((one) => one.name === name)?.perSecond;
  const [bare, millrace, nodeRed] = [speed("bare"), speed("Millrace"), speed("Node-RED")];
  return [
    ...(bare && millrace ? [`- Millrace / bare: ${(millrace / bare).toFixed(2)} (aim: ≥ 0.6)`] : []),
    ...(nodeRed && millrace ? [`- Millrace / Node-RED: ${(millrace / nodeRed).toFixed(2)}`] : []),
  ];
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

function table(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[], pad: string) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0, pad) : cell.padStart(widths[column] ?? 0, pad))).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = `|${widths.map((width, column) => (column === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(head, " "), rule, ...body.map((row) => line(row, " "))];
}

function list(values: readonly number[], digits: number): string {
  return values.map((value) => value.toFixed(digits)).join(", ");
}

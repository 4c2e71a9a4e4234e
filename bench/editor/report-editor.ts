import { markdownTable } from "../markdown-table.ts";
import { median, percentile } from "../statistics.ts";
import type { Gestures } from "./gestures.ts";
import type { CanvasMeasurement, EditorMeasurement } from "./measure-editor.ts";
import type { PageWeight } from "./weigh-page.ts";

const kilo = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
const weight = ({ gzip, brotli, laterGzip }: PageWeight) =>
  `${kilo(gzip)} by gzip, ${kilo(brotli)} by Brotli; ${kilo(laterGzip)} more once it is drawn`;
const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`;

/** The tables, as Markdown that is readable in a terminal as well. */
export function reportEditor({ listMs, flowCount, weights, canvases }: EditorMeasurement): string {
  const [big] = canvases;
  return [
    ...markdownTable([
      ["", "measured", "aim"],
      [`first load of the flow list (${flowCount} flows), nothing in the cache`, ms(listMs), "< 1000 ms"],
      ["JavaScript of the flow list, compressed", weight(weights.list), "< 250 kB"],
      ["JavaScript of the canvas, compressed", weight(weights.canvas), "< 600 kB"],
      ...(big ? [[`a flow of ${big.steps} steps is drawn`, ms(big.openMs), "< 1500 ms"]] : []),
      ...(big ? [["the same, nothing in the cache", ms(big.firstOpenMs), ""]] : []),
    ]),
    "",
    ...canvases.flatMap((canvas) => [...canvasTable(canvas), ""]),
  ]
    .join("\n")
    .trimEnd();
}

function canvasTable({ steps, openMs, bareOpenMs, gestures, bare }: CanvasMeasurement): string[] {
  const row = (words: string, kind: keyof Gestures, turns: readonly Gestures[]) => {
    const deltas = turns.flatMap((turn) => turn[kind].deltas);
    const tasks = turns.flatMap((turn) => turn[kind].longTasks);
    return [
      words,
      median(deltas).toFixed(1),
      percentile(deltas, 95).toFixed(1),
      Math.max(...deltas).toFixed(0),
      (1000 / mean(deltas)).toFixed(0),
      tasks.length === 0 ? "none" : `${tasks.length}, longest ${Math.max(...tasks).toFixed(0)}`,
    ];
  };
  const both = (words: string, kind: keyof Gestures) => [
    row(words, kind, gestures),
    row(`${words}, bare nodes`, kind, bare),
  ];
  return [
    ...markdownTable([
      [`${steps} steps, ms between frames`, "median", "p95", "worst", "frames/s", "tasks > 50 ms"],
      ...both("pan", "pan"),
      ...both("zoom", "zoom"),
      ...both("drag", "drag"),
    ]),
    "",
    `- ${steps} steps are drawn after ${ms(openMs)}, as bare nodes after ${ms(bareOpenMs)}.`,
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { markdownTable } from "../markdown-table.ts";
import { median } from "../statistics.ts";
import type { WakeMeasurement } from "./measure-wakes.ts";

const aimMs = 600;

/** The table, as Markdown that is readable in a terminal as well. */
export function reportWakes({ wakes, floor }: WakeMeasurement): string {
  const effects = wakes.map(({ effectMs }) => effectMs);
  const part = (name: "scheduleMs" | "createMs" | "startMs" | "connectMs" | "runMs") =>
    wakes.map(({ split }) => split[name] ?? Number.NaN);
  const rows: [string, number[]][] = [
    ["202 → effect at the target", effects],
    ["call → 202", wakes.map(({ acceptMs }) => acceptMs)],
    ["schedule: until containers are being made", part("scheduleMs")],
    ["create: until all are made", part("createMs")],
    ["start: until all are started", part("startMs")],
    ["connect: until all steps are seen to take messages", part("connectMs")],
    ["run: from there to the end of the first message", part("runMs")],
    ["floor: three bare containers, a network each", floor.ownNetwork],
    ["floor: three bare containers, the host's network", floor.hostNetwork],
  ];
  const ratio = (bare: readonly number[]) => (median(effects) / median(bare)).toFixed(2);
  return [
    ...markdownTable([
      ["ms", "median", "fastest", "slowest"],
      ...rows.map(([what, values]) => [
        what,
        median(values).toFixed(0),
        Math.min(...values).toFixed(0),
        Math.max(...values).toFixed(0),
      ]),
    ]),
    "",
    `- 202 → effect: ${median(effects).toFixed(0)} ms (aim: < ${aimMs}); each wake: ${effects.map((ms) => ms.toFixed(0)).join(", ")}`,
    `- Wake / floor: ${ratio(floor.ownNetwork)} with a network each, ${ratio(floor.hostNetwork)} with the host's`,
  ].join("\n");
}

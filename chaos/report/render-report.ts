import { markdownTable } from "../../bench/markdown-table.ts";
import { median } from "../../bench/statistics.ts";
import { type FaultKind, type FaultResult, faultKinds } from "../faults/fault.ts";
import type { ChaosReport } from "./chaos-report.ts";

/** The two tables, as Markdown that is readable in a terminal as well. */
export function renderReport(report: ChaosReport): string {
  const { seed, seconds, routes, faults, engineNote, retries, refusals, byHand } = report;
  const accepted = routes.reduce((total, route) => total + route.accepted, 0);
  const routeRows = routes.map(({ name, accepted, delivered, duplicates, lost }) =>
    [name, accepted, delivered, duplicates, lost.length].map(String),
  );
  const kinds = faultKinds.filter((kind) => faults.some((fault) => fault.kind === kind));
  return [
    `${accepted} messages accepted, ${faults.length} faults in ${Math.round(seconds)} s, seed ${seed}.`,
    "",
    ...markdownTable([["flow", "accepted", "delivered", "duplicates", "lost"], ...routeRows]),
    "",
    ...markdownTable([
      ["killed", "times", "outage, median s", "recovery, median s", "worst s", "not recovered"],
      ...kinds.map((kind) => faultRow(kind, faults)),
    ]),
    "",
    ...(engineNote ? [`- Docker daemon: ${engineNote}.`] : []),
    `- The senders were refused or not answered ${retries} times and sent again under the same id; copies that come of it count as duplicates.`,
    `- The target refused ${refusals} requests on purpose; their messages came back as rebounds.`,
    `- Retried by hand in the end: ${byHand}.`,
  ].join("\n");
}

function faultRow(kind: FaultKind, faults: readonly FaultResult[]): string[] {
  const same = faults.filter((fault) => fault.kind === kind);
  const recoveries = same.flatMap(({ recoveryMs }) => recoveryMs ?? []);
  const outages = same.flatMap(({ outageMs }) => outageMs ?? []);
  const seconds = (values: readonly number[], pickOne: (values: readonly number[]) => number) =>
    values.length === 0 ? "–" : (pickOne(values) / 1000).toFixed(1);
  return [
    same[0]?.title ?? kind,
    String(same.length),
    seconds(outages, median),
    seconds(recoveries, median),
    seconds(recoveries, (values) => Math.max(...values)),
    String(same.length - recoveries.length),
  ];
}

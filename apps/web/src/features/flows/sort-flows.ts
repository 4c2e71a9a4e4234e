import { type FlowState, flowStates } from "@millrace/flow";
import { compareNames } from "../../lib/compare-names.ts";

export const sortKeys = ["name", "state", "in", "out", "errors", "lastError", "changed"] as const;
export type SortKey = (typeof sortKeys)[number];

export interface FlowSort {
  by: SortKey;
  descending: boolean;
}

interface Sortable {
  name: string;
  state: FlowState;
  totals: { in: number; out: number; errors: number };
  lastErrorAt?: string | undefined;
  updatedAt: string;
}

/** `name`, `-errors`; by name when nothing (or nothing known) is said. */
export function readSort(text: string | null): FlowSort {
  const by = sortKeys.find((key) => key === text?.replace(/^-/, ""));
  return by ? { by, descending: text?.startsWith("-") === true } : { by: "name", descending: false };
}

export function writeSort({ by, descending }: FlowSort): string | undefined {
  if (by === "name" && !descending) return undefined;
  return descending ? `-${by}` : by;
}

/** What a click on a column's head leads to: figures and times begin with the greatest. */
export function nextSort(sort: FlowSort, by: SortKey): FlowSort {
  if (sort.by === by) return { by, descending: !sort.descending };
  return { by, descending: by !== "name" && by !== "state" };
}

const compare: Record<SortKey, (a: Sortable, b: Sortable) => number> = {
  name: byName,
  state: (a, b) => flowStates.indexOf(a.state) - flowStates.indexOf(b.state),
  in: (a, b) => a.totals.in - b.totals.in,
  out: (a, b) => a.totals.out - b.totals.out,
  errors: (a, b) => a.totals.errors - b.totals.errors,
  lastError: (a, b) => (a.lastErrorAt ?? "").localeCompare(b.lastErrorAt ?? ""),
  changed: (a, b) => a.updatedAt.localeCompare(b.updatedAt),
};

/** Equal ones stand in the order of their names, so that the list never shuffles by itself. */
export function sortFlows<Flow extends Sortable>(flows: readonly Flow[], { by, descending }: FlowSort): Flow[] {
  const sign = descending ? -1 : 1;
  return flows.toSorted((a, b) => sign * compare[by](a, b) || byName(a, b));
}

function byName(a: Sortable, b: Sortable): number {
  return compareNames(a.name, b.name);
}

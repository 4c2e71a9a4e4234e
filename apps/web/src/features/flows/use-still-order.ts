"use client";

import { useState } from "react";
import type { FlowFilter } from "./flow-filter.ts";
import type { ListedFlow } from "./flow-table.tsx";
import { keepOrder } from "./keep-order.ts";
import { sortFlows } from "./sort-flows.ts";

/** The flows in the order that was asked for, standing still until another one is. */
export function useStillOrder(flows: readonly ListedFlow[], { sort }: Pick<FlowFilter, "sort">): ListedFlow[] {
  const [last, setLast] = useState<{ sort: FlowFilter["sort"]; ids: readonly string[] }>();
  const sorted = sortFlows(flows, sort);
  const isAsked = last === undefined || last.sort.by !== sort.by || last.sort.descending !== sort.descending;
  // By name and by time of change nothing moves without a person's doing.
  const isLive = sort.by !== "name" && sort.by !== "changed";
  const rows = isAsked || !isLive ? sorted : keepOrder(last.ids, sorted);
  const ids = rows.map(({ id }) => id);
  if (isAsked || ids.length !== last.ids.length || ids.some((id, index) => id !== last.ids[index])) {
    setLast({ sort, ids });
  }
  return rows;
}

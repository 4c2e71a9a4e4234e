import { type FlowState, flowStates, isInFolder } from "@millrace/flow";
import { type FlowSort, readSort, writeSort } from "./sort-flows.ts";

/** What the list is narrowed to; lives in the address (`?q=orders&state=running&tag=shop&sort=-errors`), to be sent to someone. */
export interface FlowFilter {
  search: string;
  state: FlowState | undefined;
  /** A flow has to have all of them. */
  tags: readonly string[];
  /** A flow has to be in it, or below. */
  folder: string | undefined;
  sort: FlowSort;
}

interface Filterable {
  name: string;
  tags: readonly string[];
  folder?: string | undefined;
  triggerTitle?: string | undefined;
  state: FlowState;
}

export const noFilter: FlowFilter = { search: "", state: undefined, tags: [], folder: undefined, sort: readSort(null) };

export function readFlowFilter(params: URLSearchParams): FlowFilter {
  return {
    search: params.get("q") ?? "",
    state: flowStates.find((state) => state === params.get("state")),
    tags: [...new Set(params.getAll("tag").filter(Boolean))],
    folder: params.get("folder") || undefined,
    sort: readSort(params.get("sort")),
  };
}

export function writeFlowFilter({ search, state, tags, folder, sort }: FlowFilter): string {
  const params = new URLSearchParams();
  if (search) params.set("q", search);
  if (state) params.set("state", state);
  for (const tag of tags) params.append("tag", tag);
  if (folder) params.set("folder", folder);
  const order = writeSort(sort);
  if (order) params.set("sort", order);
  const query = params.toString();
  return query && `?${query}`;
}

/** Every word of the search has to occur in the flow's name, its trigger's, its folder's or a tag. */
export function filterFlows<Flow extends Filterable>(flows: readonly Flow[], filter: FlowFilter): Flow[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return flows.filter((flow) => {
    const text = `${flow.name} ${flow.triggerTitle ?? ""} ${flow.folder ?? ""} ${flow.tags.join(" ")}`.toLowerCase();
    return (
      (filter.state === undefined || flow.state === filter.state) &&
      (filter.folder === undefined || isInFolder(flow.folder, filter.folder)) &&
      filter.tags.every((tag) => flow.tags.includes(tag)) &&
      words.every((word) => text.includes(word))
    );
  });
}

/**
 * How many of the flows that the rest of the filter finds are in each state, so that a choice says what it would show. States stay while
 * any flow is in them: what one is about to click does not move away.
 */
export function countStates(flows: readonly Filterable[], filter: FlowFilter): Map<FlowState, number> {
  const found = filterFlows(flows, { ...filter, state: undefined });
  const occurring = flowStates.filter((state) => state === filter.state || flows.some((flow) => flow.state === state));
  return new Map(occurring.map((state) => [state, found.filter((flow) => flow.state === state).length]));
}

/** Every tag in use with the number of its flows, in the order of the alphabet. */
export function countTags(flows: ReadonlyArray<{ tags: readonly string[] }>): Array<{ tag: string; count: number }> {
  const counts = new Map<string, number>();
  for (const tag of flows.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, count })).toSorted((a, b) => a.tag.localeCompare(b.tag));
}

import { type FlowState, flowStateSchema } from "@millrace/flow";

/** What the list is narrowed to; lives in the address (`?q=orders&state=running`), so that it can be sent to someone. */
export interface FlowFilter {
  search: string;
  state: FlowState | undefined;
}

interface Filterable {
  name: string;
  triggerTitle?: string | undefined;
  state: FlowState;
}

export function readFlowFilter(params: URLSearchParams): FlowFilter {
  return { search: params.get("q") ?? "", state: flowStateSchema.safeParse(params.get("state")).data };
}

export function writeFlowFilter({ search, state }: FlowFilter): string {
  const params = new URLSearchParams();
  if (search) params.set("q", search);
  if (state) params.set("state", state);
  const query = params.toString();
  return query && `?${query}`;
}

/** Every word of the search has to occur in the flow's name or its trigger's. */
export function filterFlows<Flow extends Filterable>(flows: readonly Flow[], { search, state }: FlowFilter): Flow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return flows.filter((flow) => {
    const text = `${flow.name} ${flow.triggerTitle ?? ""}`.toLowerCase();
    return (state === undefined || flow.state === state) && words.every((word) => text.includes(word));
  });
}

/** How many flows are in each state that occurs. */
export function countStates(flows: ReadonlyArray<{ state: FlowState }>): Map<FlowState, number> {
  const counts = new Map<FlowState, number>();
  for (const state of flowStateSchema.options) {
    const count = flows.filter((flow) => flow.state === state).length;
    if (count > 0) counts.set(state, count);
  }
  return counts;
}

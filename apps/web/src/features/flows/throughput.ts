import type { LiveFlow } from "@millrace/flow";
import { create } from "zustand";

const keptSamples = 60;

interface ThroughputStore {
  /** Flow id → messages per second that its trigger sent on, oldest first. */
  samples: Record<string, readonly number[]>;
  add(flow: LiveFlow): void;
}

const useThroughputStore = create<ThroughputStore>((set) => ({
  samples: {},
  add: (flow) =>
    set(({ samples }) => ({
      samples: { ...samples, [flow.flowId]: [...(samples[flow.flowId] ?? []), rateOf(flow)].slice(-keptSamples) },
    })),
}));

const nothing: readonly number[] = [];

/** About the last minute of a flow: one sample per live picture. */
export function useThroughput(flowId: string): readonly number[] {
  return useThroughputStore((store) => store.samples[flowId] ?? nothing);
}

export function noteThroughput(flow: LiveFlow): void {
  useThroughputStore.getState().add(flow);
}

/** The busiest step's rate: it shows movement wherever in the flow it is. */
function rateOf({ steps }: LiveFlow): number {
  return Math.max(0, ...steps.flatMap((step) => [step.inPerSecond, step.outPerSecond]));
}

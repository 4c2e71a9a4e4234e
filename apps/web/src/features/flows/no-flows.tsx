import type { ReactNode } from "react";
import { DryWheel, RunningWheel } from "@/components/brand/drawings.tsx";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { Button } from "@/components/ui/button.tsx";

export function NoFlows({ ways }: { ways: ReactNode }) {
  return (
    <EmptyState title="No flows yet" drawing={<RunningWheel />} actions={ways}>
      A flow takes data from one system, gives it the shape another needs, and carries it there. Begin with what sets it
      off, a schedule or a webhook; start from a template; or drop a flow file here.
    </EmptyState>
  );
}

export function NoMatchingFlows({ onClear }: { onClear(): void }) {
  return (
    <EmptyState
      title="No flow matches"
      drawing={<DryWheel />}
      actions={<Button onClick={onClear}>Show all flows</Button>}
    >
      Nothing has these words in its name, trigger, folder or tags, is in this folder and state, and has all of these
      tags.
    </EmptyState>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { JsonView } from "@/features/mapping/json-view.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { PanelSection } from "../panel-section.tsx";

/** What a polling trigger remembers: where it goes on next time. */
export function StepSnapshot({ stepId }: { stepId: string }) {
  const trpc = useTRPC();
  const snapshots = useQuery(trpc.flow.snapshot.queryOptions({ id: useFlowId() }, { refetchInterval: 10_000 }));
  const own = snapshots.data?.find((snapshot) => snapshot.stepId === stepId);
  return (
    <PanelSection title="Snapshot" aside={own && <TimeAgo at={own.updatedAt} className="text-ink-faint text-xs" />}>
      {own ? (
        <JsonView value={own.value} label="Snapshot" />
      ) : (
        <p className="text-ink-faint text-sm">Nothing yet: the next poll begins at the beginning.</p>
      )}
    </PanelSection>
  );
}

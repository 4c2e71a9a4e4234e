"use client";

import { allowsSnapshotEdit } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { Pencil, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Button } from "@/components/ui/button.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { JsonView } from "@/features/mapping/json-view.tsx";
import { PanelSection } from "@/features/step-panel/panel-section.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { EditSnapshotDialog } from "./edit-snapshot-dialog.tsx";
import { ResetSnapshotDialog } from "./reset-snapshot-dialog.tsx";

const lookAgainMs = 10_000;

/** What a polling trigger remembers, that is where it goes on next time; to be changed while no container is up. */
export function StepSnapshot({ stepId }: { stepId: string }) {
  const trpc = useTRPC();
  const flowId = useFlowId();
  const snapshots = useQuery(trpc.flow.snapshot.queryOptions({ id: flowId }, { refetchInterval: lookAgainMs }));
  const own = snapshots.data?.find((snapshot) => snapshot.stepId === stepId);
  return (
    <PanelSection title="Snapshot" aside={own && <TimeAgo at={own.updatedAt} className="text-ink-faint text-xs" />}>
      {snapshots.isPending && <Skeleton className="h-16" />}
      {snapshots.isError && !snapshots.data && (
        <p className="text-problem text-sm">It could not be read: {readApiError(snapshots.error).message}</p>
      )}
      {own && <JsonView value={own.value} label="Snapshot" />}
      {snapshots.data && !own && (
        <p className="text-ink-faint text-sm">Nothing yet: the next poll begins at the beginning.</p>
      )}
      {snapshots.data && (
        <SnapshotActions place={{ id: flowId, stepId }} value={own?.value} isKept={own !== undefined} />
      )}
    </PanelSection>
  );
}

interface SnapshotActionsProps {
  place: { id: string; stepId: string };
  value: unknown;
  isKept: boolean;
}

function SnapshotActions({ place, value, isKept }: SnapshotActionsProps) {
  const [asking, setAsking] = useState<"edit" | "reset">();
  const isFree = allowsSnapshotEdit(useFlowState());
  const close = () => setAsking(undefined);
  return (
    <>
      <div className="flex gap-2">
        <Button size="sm" disabled={!isFree} onClick={() => setAsking("edit")}>
          <Pencil aria-hidden />
          {isKept ? "Edit…" : "Set…"}
        </Button>
        <Button size="sm" disabled={!isFree || !isKept} onClick={() => setAsking("reset")}>
          <RotateCcw aria-hidden />
          Reset…
        </Button>
      </div>
      {!isFree && (
        <p className="text-ink-faint text-xs">
          It can be changed while the flow is stopped, sleeping or suspended: now its trigger goes on from its own.
        </p>
      )}
      <EditSnapshotDialog place={place} value={value} open={asking === "edit"} onClose={close} />
      <ResetSnapshotDialog place={place} open={asking === "reset"} onClose={close} />
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useLiveView, useLiveViewStore } from "@/features/flow-live/live-view.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { DiagnosisList } from "./diagnosis-list.tsx";

/** "Why is it not moving?": what is wrong first, then every other check, with figures and cure; looked at again while it is open. */
export function DiagnosisDialog() {
  const view = useLiveViewStore();
  const isOpen = useLiveView(({ asksWhy }) => asksWhy);
  return (
    <Dialog open={isOpen} onOpenChange={(open) => view.getState().askWhy(open)}>
      {isOpen && <Diagnosis onLeave={() => view.getState().askWhy(false)} />}
    </Dialog>
  );
}

const lookAgainMs = 5_000;

function Diagnosis({ onLeave }: { onLeave(): void }) {
  const trpc = useTRPC();
  const id = useFlowId();
  // Old findings would be worse than none: the dialog always begins with a look.
  const why = useQuery(
    trpc.flow.why.queryOptions({ id }, { refetchInterval: lookAgainMs, staleTime: 0, gcTime: 0, retry: false }),
  );
  return (
    <DialogContent
      title="Why is it not moving?"
      description={why.data?.verdict ?? "Looking at the flow, its queues, its steps and what they stand on…"}
      className="w-[min(720px,calc(100vw-32px))]"
    >
      <DialogBody className="p-0" aria-busy={why.isPending}>
        {why.data && <DiagnosisList checks={why.data.checks} onLeave={onLeave} />}
        {why.isPending && <Looking />}
        {why.isError && !why.data && (
          <ErrorState title="The flow could not be looked at" error={why.error} onRetry={() => void why.refetch()} />
        )}
      </DialogBody>
      <DialogFooter>
        <span className="mr-auto text-ink-faint text-xs">
          {why.dataUpdatedAt > 0 && `Looked at ${new Date(why.dataUpdatedAt).toLocaleTimeString("en-GB")}`}
        </span>
        <Button busy={why.isFetching} onClick={() => void why.refetch()}>
          {!why.isFetching && <RefreshCw aria-hidden />}
          Look again
        </Button>
      </DialogFooter>
    </DialogContent>
  );
}

/** As high as the list is when one thing is wrong. */
function Looking() {
  return (
    <div className="flex flex-col divide-y">
      {Array.from({ length: 3 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without an identity
        <div key={index} className="flex h-11 items-center gap-3 px-4">
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className="h-3 w-32" />
          <Skeleton className="h-3 flex-1" />
        </div>
      ))}
    </div>
  );
}

"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { AlertDialog } from "@/components/ui/alert-dialog.tsx";
import { toastError } from "@/components/ui/toast.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";

export interface StopFlowDialogProps {
  flow: { id: string; name: string };
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Stopping keeps nothing: says how many messages that is before it is done. */
export function StopFlowDialog({ flow, open, onOpenChange }: StopFlowDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const waiting = useWaitingMessages(flow.id, { enabled: open });
  const stop = useMutation(
    trpc.flow.stop.mutationOptions({
      onSuccess: () => {
        onOpenChange(false);
        return queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() });
      },
      onError: (error) => toastError(`"${flow.name}" could not be stopped`, error),
    }),
  );
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Stop "${flow.name}"?`}
      description={consequence(waiting)}
      action="Stop flow"
      busy={stop.isPending}
      onAction={() => stop.mutate({ id: flow.id })}
    />
  );
}

function useWaitingMessages(id: string, { enabled }: { enabled: boolean }): number | undefined {
  const trpc = useTRPC();
  const status = useQuery(trpc.flow.status.queryOptions({ id }, { enabled, staleTime: 0, refetchInterval: 2_000 }));
  return status.data?.steps.reduce(
    (sum, { ready, unacked, rebounds, quarantined }) => sum + ready + unacked + rebounds + quarantined,
    0,
  );
}

function consequence(waiting: number | undefined): string {
  const keepsNothing = "Stopping keeps nothing: containers and queues are taken away";
  if (waiting === undefined) return `${keepsNothing}, with all messages that still wait in them.`;
  if (waiting === 0) return `${keepsNothing}. No message waits at this moment.`;
  return `${keepsNothing}. ${formatMany(waiting, "unprocessed message")} will be dropped.`;
}

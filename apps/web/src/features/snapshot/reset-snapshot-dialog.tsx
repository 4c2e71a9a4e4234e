"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { useTRPC } from "@/lib/trpc.ts";

export interface ResetSnapshotDialogProps {
  place: { id: string; stepId: string };
  open: boolean;
  onClose(): void;
}

export function ResetSnapshotDialog({ place, open, onClose }: ResetSnapshotDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const reset = useMutation(
    trpc.flow.resetSnapshot.mutationOptions({
      onSuccess: async (_place, { id }) => {
        onClose();
        toast.success("The snapshot is reset");
        await queryClient.invalidateQueries({ queryKey: trpc.flow.snapshot.queryKey({ id }) });
      },
      onError: (error) => toastError("The snapshot could not be reset", error),
    }),
  );
  return (
    <AlertDialog
      open={open}
      onOpenChange={(stays) => !stays && onClose()}
      title="Reset the snapshot?"
      description="The trigger forgets where it was: its next poll begins at the beginning, and may send on once more what it sent before."
      action="Reset snapshot"
      busy={reset.isPending}
      onAction={() => reset.mutate(place)}
    />
  );
}

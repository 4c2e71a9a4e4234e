"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { useTRPC } from "@/lib/trpc.ts";

export interface DeleteFlowDialogProps {
  flow: { id: string; name: string };
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function DeleteFlowDialog({ flow, open, onOpenChange }: DeleteFlowDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.flow.delete.mutationOptions({
      onSuccess: () => {
        onOpenChange(false);
        toast.success(`"${flow.name}" is deleted`);
        return queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() });
      },
      onError: (error) => toastError(`"${flow.name}" could not be deleted`, error),
    }),
  );
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete "${flow.name}"?`}
      description="Its draft, all versions, executions and errors go with it. This cannot be undone; an export made before can be imported again."
      action="Delete"
      busy={remove.isPending}
      onAction={() => remove.mutate({ id: flow.id })}
    />
  );
}

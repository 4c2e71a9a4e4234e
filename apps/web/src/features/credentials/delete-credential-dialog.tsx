"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { AlertDialog } from "@/components/ui/alert-dialog.tsx";
import { toast, toastError } from "@/components/ui/toast.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { ListedCredential } from "./credential-table.tsx";

export interface DeleteCredentialDialogProps {
  credential: ListedCredential;
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function DeleteCredentialDialog({ credential, open, onOpenChange }: DeleteCredentialDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.credential.delete.mutationOptions({
      onSuccess: () => {
        onOpenChange(false);
        toast.success(`"${credential.name}" is deleted`);
        return queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() });
      },
      onError: (error) => toastError(`"${credential.name}" could not be deleted`, error),
    }),
  );
  const users = credential.usedBy.length;
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete "${credential.name}"?`}
      description={
        users > 0
          ? `${formatMany(users, "flow")} that stand still name it and will have a problem until they get another. Its values cannot be had back.`
          : "No flow uses it. Its values cannot be had back."
      }
      action="Delete"
      busy={remove.isPending}
      onAction={() => remove.mutate({ id: credential.id })}
    />
  );
}

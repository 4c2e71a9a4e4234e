"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { ListedCredential } from "./credential-table.tsx";
import { FlowLinks } from "./flow-links.tsx";

export interface DeleteCredentialDialogProps {
  credential: ListedCredential;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Not while a flow at work uses it: then it says which. Otherwise it says which drafts will miss it. */
export function DeleteCredentialDialog(props: DeleteCredentialDialogProps) {
  const atWork = props.credential.usedBy.filter(({ isAtWork }) => isAtWork);
  return atWork.length > 0 ? <InUse {...props} atWork={atWork} /> : <Confirm {...props} />;
}

function InUse({
  credential,
  open,
  onOpenChange,
  atWork,
}: DeleteCredentialDialogProps & { atWork: ListedCredential["usedBy"] }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`"${credential.name}" is in use`}
        description={`${formatMany(atWork.length, "flow")} at work ${atWork.length === 1 ? "needs" : "need"} it. Stop ${atWork.length === 1 ? "it" : "them"}, or give the step another credential, then delete.`}
      >
        <DialogBody className="p-2">
          <FlowLinks flows={atWork} label="Flows at work that use it" />
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function Confirm({ credential, open, onOpenChange }: DeleteCredentialDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.credential.delete.mutationOptions({
      onSuccess: () => {
        onOpenChange(false);
        toast.success(`"${credential.name}" is deleted`);
      },
      onError: (error) => toastError(`"${credential.name}" could not be deleted`, error),
      // A refusal means that a flow was started meanwhile: the list shows it then.
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() }),
    }),
  );
  const users = credential.usedBy;
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete "${credential.name}"?`}
      description={
        users.length > 0 ? (
          <>
            <p>
              {formatMany(users.length, "flow")} that {users.length === 1 ? "stands" : "stand"} still{" "}
              {users.length === 1 ? "names" : "name"} it and will have a problem until another is chosen:
            </p>
            <div className="my-1 max-h-48 overflow-y-auto">
              <FlowLinks flows={users} label="Flows that will miss it" />
            </div>
            <p>Its values cannot be had back.</p>
          </>
        ) : (
          "No flow uses it. Its values cannot be had back."
        )
      }
      action="Delete"
      busy={remove.isPending}
      onAction={() => remove.mutate({ id: credential.id })}
    />
  );
}

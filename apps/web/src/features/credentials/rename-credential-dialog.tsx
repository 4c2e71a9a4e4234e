"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import { DialogForm } from "@/components/overlay/dialog-form.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { SavedCredential } from "./credential-wizard.tsx";

export interface RenameCredentialDialogProps {
  credential: SavedCredential;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Another name; flows know it by its id, so nothing else changes and no step restarts. */
export function RenameCredentialDialog({ credential, open, onOpenChange }: RenameCredentialDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Rename "${credential.name}"`}
        description="Flows go on using it: they know it by more than its name."
      >
        <RenameForm credential={credential} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RenameForm({ credential, onClose }: { credential: SavedCredential; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState(credential.name);
  const rename = useMutation(
    trpc.credential.update.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() });
      },
    }),
  );
  const submit = () => {
    if (name.trim()) rename.mutate({ id: credential.id, name: name.trim() });
  };
  return (
    <DialogForm action="Rename" onSubmit={submit} busy={rename.isPending} disabled={!name.trim()}>
      <Field label="Name" required problem={rename.isError ? readApiError(rename.error).message : undefined}>
        {(ids) => (
          <Input {...ids} autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
    </DialogForm>
  );
}

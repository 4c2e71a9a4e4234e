"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) rename.mutate({ id: credential.id, name: name.trim() });
  };
  return (
    <form onSubmit={submit} noValidate className="contents">
      <DialogBody>
        <Field label="Name" required problem={rename.isError ? readApiError(rename.error).message : undefined}>
          {(ids) => (
            <Input {...ids} autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={rename.isPending} disabled={!name.trim()}>
          Rename
        </Button>
      </DialogFooter>
    </form>
  );
}

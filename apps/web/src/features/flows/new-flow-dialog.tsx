"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";

export interface NewFlowDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Asks for the name only; everything else happens on the canvas. */
export function NewFlowDialog({ open, onOpenChange }: NewFlowDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="New flow" className="w-[min(440px,calc(100vw-32px))]">
        <NewFlowForm />
      </DialogContent>
    </Dialog>
  );
}

function NewFlowForm() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState("");
  const create = useMutation(
    trpc.flow.create.mutationOptions({
      onSuccess: ({ id }) => {
        router.push(`/flows/${id}`);
        return queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) create.mutate({ name: name.trim() });
  };
  return (
    <form onSubmit={submit} className="contents">
      <DialogBody>
        <Field
          label="Name"
          required
          description="What it does, for those who read the list: “Orders to warehouse”."
          problem={create.isError ? readApiError(create.error).message : undefined}
        >
          {(ids) => (
            <Input {...ids} autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess} disabled={!name.trim()}>
          Create flow
        </Button>
      </DialogFooter>
    </form>
  );
}

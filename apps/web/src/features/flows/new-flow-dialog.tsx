"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LayoutTemplate, Upload } from "lucide-react";
import Link from "next/link";
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
  onImport(): void;
}

/** Asks for the name only; everything else happens on the canvas. The other ways to a flow stand below. */
export function NewFlowDialog({ open, onOpenChange, onImport }: NewFlowDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="New flow" className="w-[min(440px,calc(100vw-32px))]">
        <NewFlowForm onImport={onImport} />
      </DialogContent>
    </Dialog>
  );
}

function NewFlowForm({ onImport }: Pick<NewFlowDialogProps, "onImport">) {
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
      <DialogBody className="flex flex-col gap-4">
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
        <div className="flex items-center gap-2 text-ink-muted text-sm">
          Or begin with
          <Button size="sm" asChild>
            <Link href="/flows/templates">
              <LayoutTemplate aria-hidden />a template
            </Link>
          </Button>
          <Button size="sm" onClick={onImport}>
            <Upload aria-hidden />a flow file
          </Button>
        </div>
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

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Folder, LayoutTemplate, Upload } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import { DialogForm } from "@/components/overlay/dialog-form.tsx";
import { Button } from "@/components/ui/button.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { inFolder } from "./flow-folders.ts";

export interface NewFlowDialogProps {
  open: boolean;
  /** The one that is looked at: the flow goes there. */
  folder: string | undefined;
  onOpenChange(open: boolean): void;
  onImport(): void;
}

/** Asks for the name only; everything else happens on the canvas. The other ways to a flow stand below. */
export function NewFlowDialog({ open, folder, onOpenChange, onImport }: NewFlowDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="New flow" className="w-[min(440px,calc(100vw-32px))]">
        <NewFlowForm folder={folder} onImport={onImport} />
      </DialogContent>
    </Dialog>
  );
}

function NewFlowForm({ folder, onImport }: Pick<NewFlowDialogProps, "folder" | "onImport">) {
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
  const submit = () => {
    if (name.trim()) create.mutate({ name: name.trim(), folder });
  };
  return (
    <DialogForm
      action="Create flow"
      onSubmit={submit}
      busy={create.isPending || create.isSuccess}
      disabled={!name.trim()}
      className="flex flex-col gap-4"
    >
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
      {folder !== undefined && (
        <p className="flex min-w-0 items-center gap-1.5 text-ink-muted text-sm">
          <Folder aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 truncate">
            Goes into the folder <bdi className="text-ink">{folder}</bdi>
          </span>
        </p>
      )}
      <div className="flex items-center gap-2 text-ink-muted text-sm">
        Or begin with
        <Button size="sm" asChild>
          <Link href={`/flows/templates${inFolder(folder)}`}>
            <LayoutTemplate aria-hidden />a template
          </Link>
        </Button>
        <Button size="sm" onClick={onImport}>
          <Upload aria-hidden />a flow file
        </Button>
      </div>
    </DialogForm>
  );
}

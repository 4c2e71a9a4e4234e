"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "@/components/form/field.tsx";
import { Textarea } from "@/components/form/textarea.tsx";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import { DialogForm } from "@/components/overlay/dialog-form.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { ShownComponent } from "./shown-component.ts";

interface DeprecateDialogProps {
  component: ShownComponent;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Says that a component should not be used any more, and what to use instead. */
export function DeprecateDialog({ component, open, onOpenChange }: DeprecateDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Mark ${component.title} as deprecated`}
        description="Flows that use it go on working, and their steps say so. It is not offered for new steps."
      >
        <DeprecateForm component={component} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function DeprecateForm({ component, onClose }: { component: ShownComponent; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [note, setNote] = useState(component.deprecation?.note ?? "");
  const deprecate = useMutation(
    trpc.component.deprecate.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries({ queryKey: trpc.component.pathKey() });
      },
    }),
  );
  return (
    <DialogForm
      action="Mark as deprecated"
      onSubmit={() => deprecate.mutate({ name: component.name, note: note.trim() })}
      busy={deprecate.isPending}
    >
      <Field
        label="What to use instead"
        description="Shown with the mark, wherever the component is used."
        problem={deprecate.isError ? readApiError(deprecate.error).message : undefined}
      >
        {(ids) => (
          <Textarea
            {...ids}
            autoFocus
            rows={3}
            maxLength={500}
            placeholder="Use the HTTP component instead."
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </DialogForm>
  );
}

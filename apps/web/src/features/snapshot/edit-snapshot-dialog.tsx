"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import { JsonEditor } from "@/components/form/json-editor.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { parseJson } from "@/lib/parse-json.ts";
import { useTRPC } from "@/lib/trpc.ts";

export interface EditSnapshotDialogProps {
  place: { id: string; stepId: string };
  /** Undefined while nothing is kept. */
  value: unknown;
  open: boolean;
  onClose(): void;
}

export function EditSnapshotDialog({ place, value, open, onClose }: EditSnapshotDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(stays) => !stays && onClose()}>
      <DialogContent
        title="Edit the snapshot"
        description="Where the trigger goes on with its next poll. What it has to look like is the component's affair."
      >
        <SnapshotForm place={place} value={value} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

interface SnapshotFormProps {
  place: { id: string; stepId: string };
  value: unknown;
  onDone(): void;
}

function SnapshotForm({ place, value, onDone }: SnapshotFormProps) {
  const [text, setText] = useState(() => JSON.stringify(value ?? {}, null, 2));
  const set = useSetSnapshot(onDone);
  const parsed = parseJson(text);
  const save = () => parsed.ok && set.mutate({ ...place, value: parsed.value });
  return (
    <>
      <DialogBody>
        <JsonEditor
          label="Snapshot"
          description="Any JSON value."
          text={text}
          onChange={setText}
          problem={set.isError ? readApiError(set.error).message : undefined}
          onSubmit={save}
          disabled={set.isPending}
        />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" busy={set.isPending} disabled={!parsed.ok} onClick={save}>
          Save snapshot
        </Button>
      </DialogFooter>
    </>
  );
}

function useSetSnapshot(onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.flow.setSnapshot.mutationOptions({
      onSuccess: async (_snapshot, { id }) => {
        toast.success("The snapshot is saved", { description: "The next poll goes on from there." });
        await queryClient.invalidateQueries({ queryKey: trpc.flow.snapshot.queryKey({ id }) });
        onDone();
      },
    }),
  );
}

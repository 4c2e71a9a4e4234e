"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { toast } from "@/components/ui/toast.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { jsonSource, readSource } from "./json-source.ts";
import { JsonSourceField } from "./json-source-field.tsx";
import { useSampleCommands } from "./use-sample-commands.ts";

interface EditSampleDialogProps {
  stepId: string;
  /** Begin with the present sample, or with nothing. */
  mode: "edit" | "paste";
  open: boolean;
  onClose(): void;
}

/** The step's sample as text: pasted anew, or the present one changed. */
export function EditSampleDialog({ stepId, mode, open, onClose }: EditSampleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(stays) => !stays && onClose()}>
      <DialogContent
        title={mode === "edit" ? "Edit the sample" : "Paste a sample"}
        description="The body of a message, as the step would put it out. JSON, up to 10 MB."
        className="w-[min(680px,calc(100vw-32px))]"
      >
        {mode === "edit" ? (
          <PresentSample stepId={stepId} onDone={onClose} />
        ) : (
          <SampleForm stepId={stepId} source="pasted" initial="" onDone={onClose} />
        )}
      </DialogContent>
    </Dialog>
  );
}

/** The list shows it cut: what is edited has to be whole. */
function PresentSample({ stepId, onDone }: { stepId: string; onDone(): void }) {
  const trpc = useTRPC();
  const whole = useQuery(
    trpc.sample.show.queryOptions(
      { id: useFlowId(), stepId },
      { gcTime: 0, staleTime: Infinity, structuralSharing: false },
    ),
  );
  if (whole.isError) {
    return <ErrorState title="The sample could not be read" error={whole.error} onRetry={() => void whole.refetch()} />;
  }
  if (!whole.data) {
    return (
      <DialogBody>
        <Skeleton className="h-40" />
      </DialogBody>
    );
  }
  return (
    <SampleForm stepId={stepId} source="edited" initial={JSON.stringify(whole.data.body, null, 2)} onDone={onDone} />
  );
}

interface SampleFormProps {
  stepId: string;
  source: "pasted" | "edited";
  initial: string;
  onDone(): void;
}

function SampleForm({ stepId, source, initial, onDone }: SampleFormProps) {
  const [given, setGiven] = useState(() => jsonSource(initial, "The present sample"));
  const { save, drawn } = useSampleCommands(stepId);
  const parsed = readSource(given);
  const submit = () => {
    if (!parsed.ok || save.isPending) return;
    save.mutate(
      { ...drawn(), body: parsed.value, source },
      {
        onSuccess: () => {
          toast.success("The sample is saved");
          onDone();
        },
      },
    );
  };
  return (
    <>
      <DialogBody>
        <JsonSourceField
          label="Sample"
          source={given}
          onChange={setGiven}
          problem={save.isError ? readApiError(save.error).message : undefined}
          onSubmit={submit}
          disabled={save.isPending}
        />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" busy={save.isPending} disabled={!parsed.ok} onClick={submit}>
          Save sample
        </Button>
      </DialogFooter>
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { readApiError } from "@/lib/api-error.ts";
import { saveFile } from "@/lib/save-file.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { editableCharacters, jsonSource, readSource } from "./json-source.ts";
import { JsonSourceField } from "./json-source-field.tsx";
import { sizeWords } from "./sample.ts";
import { useSampleCommands } from "./use-sample-commands.ts";

interface EditSampleDialogProps {
  stepId: string;
  /** Size of the present sample. */
  bytes?: number;
  /** Begin with the present sample, or with nothing. */
  mode: "edit" | "paste";
  open: boolean;
  onClose(): void;
}

/** The step's sample as text: pasted anew, or the present one changed. */
export function EditSampleDialog({ stepId, bytes = 0, mode, open, onClose }: EditSampleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(stays) => !stays && onClose()}>
      <DialogContent
        title={mode === "edit" ? "Edit the sample" : "Paste a sample"}
        description="The body of a message, as the step would put it out. JSON, up to 10 MB."
        className="w-[min(680px,calc(100vw-32px))]"
      >
        {mode === "edit" && bytes > editableCharacters ? (
          <BigSample stepId={stepId} bytes={bytes} />
        ) : mode === "edit" ? (
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

/** A text area of megabytes would freeze the page. */
function BigSample({ stepId, bytes }: { stepId: string; bytes: number }) {
  const client = useTRPCClient();
  const id = useFlowId();
  const [isSaving, setSaving] = useState(false);
  const download = async () => {
    setSaving(true);
    try {
      const { body } = await client.sample.show.query({ id, stepId });
      saveFile(`${stepId}-sample.json`, { text: JSON.stringify(body), type: "application/json" });
    } catch (error) {
      toastError("The sample could not be read", error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <DialogBody>
        <p className="text-ink-muted text-sm">
          It has {sizeWords(bytes)}, too much to be edited here. Download it, change it with an editor of your own, and
          give it back with “Paste…”, from a file.
        </p>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Close</Button>
        </DialogClose>
        <Button variant="primary" busy={isSaving} onClick={() => void download()}>
          <Download aria-hidden />
          Download
        </Button>
      </DialogFooter>
    </>
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

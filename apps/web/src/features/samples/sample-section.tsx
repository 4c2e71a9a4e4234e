"use client";

import { Clock, Pencil, Pin, PinOff, Scissors, Trash2 } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { PanelSection } from "@/features/step-panel/panel-section.tsx";
import { EditSampleDialog } from "./edit-sample-dialog.tsx";
import { isStale, type Sample, sizeWords, sourceWords } from "./sample.ts";
import { SampleBody } from "./sample-body.tsx";
import { useKnownSample } from "./use-known-sample.ts";
import { useSampleCommands } from "./use-sample-commands.ts";

/** What the step is taken to put out: where it is from, whether it is still right, and what can be done with it. */
export function SampleSection({ stepId }: { stepId: string }) {
  const { sample, isTaken, isPending, error, retry } = useKnownSample(stepId);
  if (error) {
    return (
      <PanelSection title="Sample">
        <ErrorState title="The sample could not be read" error={error} onRetry={retry} />
      </PanelSection>
    );
  }
  if (!sample) {
    return (
      <PanelSection title="Sample">
        {isPending ? (
          <Skeleton className="h-24" />
        ) : (
          <p className="text-ink-faint text-sm">
            None yet. Later steps are mapped from it, and show with it what they would make of a message.
          </p>
        )}
      </PanelSection>
    );
  }
  return (
    <PanelSection title="Sample" aside={<TimeAgo at={sample.at} className="text-ink-faint text-xs" />}>
      <SampleMarks sample={sample} isTaken={isTaken} />
      <SampleBody sample={sample} label="Body of the sample" />
      {isTaken && <SampleActions sample={sample} />}
    </PanelSection>
  );
}

function SampleMarks({ sample, isTaken }: { sample: Sample; isTaken: boolean }) {
  const definition = useDefinition();
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-xs">
      <Badge tone="accent" title={sample.by ? `By ${sample.by}` : undefined}>
        {isTaken ? sourceWords(sample) : "Newest output of the flow"}
      </Badge>
      {sample.isPinned && (
        <Badge title="Runs do not replace it">
          <Pin aria-hidden className="size-3" />
          Pinned
        </Badge>
      )}
      {isStale(definition, sample) && (
        <Badge tone="warning" title="The step was changed after it was taken: run it again to see what it puts out now">
          <Clock aria-hidden className="size-3" />
          Stale: the step has changed since
        </Badge>
      )}
      {sample.isCut && (
        <Badge tone="warning">
          <Scissors aria-hidden className="size-3" />
          Cut, {sizeWords(sample.bytes)} in all
        </Badge>
      )}
    </p>
  );
}

function SampleActions({ sample }: { sample: Sample }) {
  const { stepId, isPinned } = sample;
  const commands = useSampleCommands(stepId);
  const [open, setOpen] = useState<"edit" | "delete">();
  const close = () => setOpen(undefined);
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        aria-pressed={isPinned}
        aria-keyshortcuts="P"
        onClick={() => commands.pin(!isPinned)}
        title={
          isPinned ? "The next run replaces it again (P on the canvas)" : "Runs will not replace it (P on the canvas)"
        }
      >
        {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
        {isPinned ? "Unpin" : "Pin"}
      </Button>
      <Button size="sm" onClick={() => setOpen("edit")}>
        <Pencil aria-hidden />
        Edit…
      </Button>
      <Button size="sm" variant="ghost" className="ml-auto" onClick={() => setOpen("delete")}>
        <Trash2 aria-hidden />
        Delete…
      </Button>
      <EditSampleDialog stepId={stepId} bytes={sample.bytes} mode="edit" open={open === "edit"} onClose={close} />
      <AlertDialog
        open={open === "delete"}
        onOpenChange={(stays) => !stays && close()}
        title="Delete this sample?"
        description="Mappings of later steps stay as they are, but have no values to show until there is another one."
        action="Delete"
        busy={commands.isRemoving}
        onAction={() => commands.remove(close)}
      />
    </div>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { toast, toastError } from "@/components/ui/toast.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { sizeWords } from "./sample.ts";
import { useSampleCommands } from "./use-sample-commands.ts";

interface PastOutputsDialogProps {
  stepId: string;
  open: boolean;
  onClose(): void;
}

/** What the step put out in its newest executions, to choose one of. */
export function PastOutputsDialog({ stepId, open, onClose }: PastOutputsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(stays) => !stays && onClose()}>
      <DialogContent title="Take a past output" description="Of the newest messages that were kept of this step.">
        <DialogBody>
          <PastOutputs stepId={stepId} onDone={onClose} />
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

const previewCharacters = 400;

function PastOutputs({ stepId, onDone }: { stepId: string; onDone(): void }) {
  const trpc = useTRPC();
  const { take, place } = useSampleCommands(stepId);
  const outputs = useQuery(trpc.sample.executions.queryOptions({ id: useFlowId(), stepId }));
  if (outputs.isError) {
    return <ErrorState title="They could not be read" error={outputs.error} onRetry={() => void outputs.refetch()} />;
  }
  if (!outputs.data) return <Skeleton className="h-40" />;
  if (outputs.data.length === 0) {
    return (
      <p className="text-ink-muted text-sm">
        Nothing is kept of this step yet. Start the flow and let a message through, or run the step here.
      </p>
    );
  }
  const choose = (messageId: string) =>
    take.mutate(
      { ...place, messageId },
      {
        onSuccess: () => {
          toast.success("The sample is taken over");
          onDone();
        },
        onError: (error) => toastError("It could not be taken over", error),
      },
    );
  return (
    <ul className="flex flex-col gap-2">
      {outputs.data.map(({ messageId, at, bytes, preview }) => (
        <li key={messageId} className="flex flex-col gap-1.5 rounded-control border p-2">
          <div className="flex items-center gap-2 text-ink-faint text-xs">
            <TimeAgo at={at} />
            <span>{sizeWords(bytes)}</span>
            <Button size="sm" className="ml-auto" busy={take.isPending} onClick={() => choose(messageId)}>
              Take this one
            </Button>
          </div>
          <pre className="overflow-hidden whitespace-pre-wrap break-all font-mono text-xs leading-5">
            {JSON.stringify(preview)?.slice(0, previewCharacters)}
          </pre>
        </li>
      ))}
    </ul>
  );
}

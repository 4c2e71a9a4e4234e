"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { JsonTree } from "@/components/tree/json-tree.tsx";
import { Button } from "@/components/ui/button.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { cn } from "@/lib/cn.ts";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
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
      <DialogContent
        title="Take a past output"
        description="Of the newest messages that were kept of this step."
        className="w-[min(760px,calc(100vw-32px))]"
      >
        <PastOutputs stepId={stepId} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function PastOutputs({ stepId, onDone }: { stepId: string; onDone(): void }) {
  const trpc = useTRPC();
  const outputs = useQuery(trpc.sample.executions.queryOptions({ id: useFlowId(), stepId }));
  if (outputs.isError) {
    return (
      <DialogBody>
        <ErrorState title="They could not be read" error={outputs.error} onRetry={() => void outputs.refetch()} />
      </DialogBody>
    );
  }
  if (!outputs.data) {
    return (
      <DialogBody>
        <Skeleton className="h-40" />
      </DialogBody>
    );
  }
  const [first] = outputs.data;
  if (!first) {
    return (
      <DialogBody>
        <p className="text-ink-muted text-sm">
          Nothing is kept of this step yet. Start the flow and let a message through, or run the step here.
        </p>
      </DialogBody>
    );
  }
  return <Choice stepId={stepId} outputs={[first, ...outputs.data.slice(1)]} onDone={onDone} />;
}

type PastOutput = ApiOutputs["sample"]["executions"][number];

interface ChoiceProps {
  stepId: string;
  outputs: readonly [PastOutput, ...PastOutput[]];
  onDone(): void;
}

/** When they came at the left, what the chosen one holds at the right. */
function Choice({ stepId, outputs, onDone }: ChoiceProps) {
  const { take, place } = useSampleCommands(stepId);
  const [chosenId, setChosen] = useState<string>();
  const chosen = outputs.find(({ messageId }) => messageId === chosenId) ?? outputs[0];
  const takeOver = () =>
    take.mutate(
      { ...place, messageId: chosen.messageId },
      {
        onSuccess: () => {
          toast.success("The sample is taken over");
          onDone();
        },
        onError: (error) => toastError("It could not be taken over", error),
      },
    );
  return (
    <>
      <DialogBody className="grid grid-cols-[200px_minmax(0,1fr)] gap-4">
        <ul aria-label="Past outputs" className="flex max-h-96 flex-col overflow-y-auto rounded-control border p-1">
          {outputs.map(({ messageId, at, bytes }) => (
            <li key={messageId}>
              <button
                type="button"
                aria-pressed={messageId === chosen.messageId}
                title={new Date(at).toLocaleString("en-GB")}
                onClick={() => setChosen(messageId)}
                className={cn(
                  "flex h-8 w-full items-center justify-between gap-2 rounded-control px-2 text-left text-xs transition-colors hover:bg-hover",
                  messageId === chosen.messageId && "bg-accent-soft text-accent-text",
                )}
              >
                <TimeAgo at={at} />
                <span className="text-ink-faint tabular-nums">{sizeWords(bytes)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className="flex min-w-0 flex-col gap-2">
          <JsonTree key={chosen.messageId} value={chosen.preview} label="Body of the output" />
          {chosen.isCut && (
            <p className="text-suspended text-xs">
              Only a part is shown; the sample gets all {sizeWords(chosen.bytes)}.
            </p>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" busy={take.isPending} onClick={takeOver}>
          Take this one
        </Button>
      </DialogFooter>
    </>
  );
}

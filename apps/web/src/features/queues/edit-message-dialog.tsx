"use client";

import { Check } from "lucide-react";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { MessageEditor } from "@/features/messages/message-editor.tsx";
import { useMessageDraft } from "@/features/messages/use-message-draft.ts";
import { ActReport } from "./act-report.tsx";
import type { QueuePlace } from "./queue-place.ts";
import { useAct } from "./use-act.ts";

interface EditMessageDialogProps {
  place: QueuePlace;
  stepName: string;
  messageId: string;
  /** As its step would get it. */
  message: unknown;
  onClose(): void;
  /** Called when the dialog is left after the message was replaced. */
  onDone(): void;
}

/** A message of a queue, mended by hand: the new one stands in its place, or goes to its step when it was in quarantine. */
export function EditMessageDialog({ place, stepName, messageId, message, onClose, onDone }: EditMessageDialogProps) {
  const draft = useMessageDraft(message);
  const { start, phase, result } = useAct(place);
  const leave = () => {
    onClose();
    if (phase === "over" && result?.count === 1) onDone();
  };
  const isQuarantined = place.kind === "quarantined";
  const send = () => {
    if (draft.message && phase === "asking") start({ act: "edit", messageIds: [messageId], edit: draft.message });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && phase !== "working" && leave()}>
      <DialogContent
        title={isQuarantined ? "Edit and retry" : "Edit message"}
        description={
          isQuarantined
            ? `"${stepName}" gets what you leave here, in the same execution.`
            : `It keeps its place in front of "${stepName}" and its execution, and gets an id of its own.`
        }
        className="w-[min(760px,calc(100vw-32px))]"
      >
        <DialogBody className="flex flex-col gap-4">
          {phase === "over" && result ? (
            <ActReport result={result} />
          ) : (
            <MessageEditor draft={draft} onSubmit={send} disabled={phase === "working"} />
          )}
        </DialogBody>
        <DialogFooter>
          {phase === "over" ? (
            <DialogClose asChild>
              <Button variant="primary">Close</Button>
            </DialogClose>
          ) : (
            <>
              {draft.isChanged && (
                <Button variant="ghost" className="mr-auto" disabled={phase === "working"} onClick={draft.undo}>
                  Undo all changes
                </Button>
              )}
              <DialogClose asChild>
                <Button disabled={phase === "working"}>Cancel</Button>
              </DialogClose>
              <Button
                variant="primary"
                disabled={!draft.message || !draft.isChanged}
                busy={phase === "working"}
                onClick={send}
              >
                {phase !== "working" && <Check aria-hidden />}
                {isQuarantined ? "Send edited" : "Replace message"}
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

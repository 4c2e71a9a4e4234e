"use client";

import { Redo2 } from "lucide-react";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { MessageEditor } from "@/features/messages/message-editor.tsx";
import type { EditableMessage } from "@/features/messages/message-parts.ts";
import { useMessageDraft } from "@/features/messages/use-message-draft.ts";
import { settleWords } from "@/features/quarantine/settle-words.ts";
import type { ErrorDetails } from "./flow-error.ts";

interface EditRetryDialogProps {
  error: ErrorDetails;
  stepName: string;
  busy: boolean;
  onClose(): void;
  onRetry(input: Required<EditableMessage>): void;
}

/** The message of an error to be mended by hand; what earlier steps put out travels along unchanged. */
export function EditRetryDialog({ error, stepName, busy, onClose, onRetry }: EditRetryDialogProps) {
  const draft = useMessageDraft(error.input);
  const words = settleWords(error.status);
  const send = () => {
    if (draft.message && !busy) onRetry(draft.message);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={words.edit}
        description={`The flow continues from "${stepName}" with what you leave here. The original stays with the error.`}
        className="w-[min(760px,calc(100vw-32px))]"
      >
        <DialogBody className="flex flex-col gap-4">
          <p className="whitespace-pre-wrap break-words rounded-control bg-problem-soft px-2.5 py-1.5 text-problem text-sm">
            {error.message}
          </p>
          <MessageEditor draft={draft} onSubmit={send} />
        </DialogBody>
        <DialogFooter>
          {draft.isChanged && (
            <Button variant="ghost" className="mr-auto" onClick={draft.undo}>
              Undo all changes
            </Button>
          )}
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={!draft.message} busy={busy} onClick={send}>
            <Redo2 aria-hidden />
            {draft.isChanged ? words.retry : `${words.retry} unchanged`}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

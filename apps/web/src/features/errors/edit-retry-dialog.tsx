"use client";

import { Redo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog.tsx";
import { JsonEditor } from "@/components/ui/json-editor.tsx";
import { JsonTree } from "@/components/ui/json-tree.tsx";
import { checkEdited, type EditableMessage, messageParts } from "@/features/messages/message-parts.ts";
import { settleWords } from "@/features/quarantine/settle-words.ts";
import { parseJson } from "@/lib/parse-json.ts";
import type { ErrorDetails } from "./flow-error.ts";

interface EditRetryDialogProps {
  error: ErrorDetails;
  stepName: string;
  busy: boolean;
  onClose(): void;
  /** Headers and attachments are always there, so that what was taken out stays out. */
  onRetry(input: Required<EditableMessage>): void;
}

/** The message of an error to be mended by hand; what earlier steps put out travels along unchanged. */
export function EditRetryDialog({ error, stepName, busy, onClose, onRetry }: EditRetryDialogProps) {
  const { editable, passthrough } = messageParts(error.input);
  const [original] = useState(() => JSON.stringify(editable, null, 2));
  const [text, setText] = useState(original);
  const parsed = parseJson(text);
  const edited = parsed.ok ? checkEdited(parsed.value) : undefined;
  const words = settleWords(error.status);
  const send = () => {
    if (!edited?.ok || busy) return;
    const { body, headers = {}, attachments = {} } = edited.message;
    onRetry({ body, headers, attachments });
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
          <JsonEditor
            label="Message"
            description="body is what the step works on; headers and attachments are optional."
            text={text}
            onChange={setText}
            problem={edited && !edited.ok ? edited.problem : undefined}
            onSubmit={send}
          />
          {passthrough && (
            <div className="flex flex-col gap-1">
              <p className="font-medium text-sm">Output of earlier steps</p>
              <p className="text-ink-faint text-xs">Travels along as it was and cannot be changed.</p>
              <JsonTree value={passthrough} label="Output of earlier steps" />
            </div>
          )}
        </DialogBody>
        <DialogFooter>
          {text !== original && (
            <Button variant="ghost" className="mr-auto" onClick={() => setText(original)}>
              Undo all changes
            </Button>
          )}
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={!edited?.ok} busy={busy} onClick={send}>
            <Redo2 aria-hidden />
            {text === original ? `${words.retry} unchanged` : words.retry}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

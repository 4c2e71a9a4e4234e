"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog.tsx";
import { JsonEditor } from "@/components/ui/json-editor.tsx";
import { JsonTree } from "@/components/ui/json-tree.tsx";
import { checkEdited, messageParts } from "@/features/messages/message-parts.ts";
import { parseJson } from "@/lib/parse-json.ts";
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
  const { editable, passthrough } = messageParts(message);
  const [original] = useState(() => JSON.stringify(editable, null, 2));
  const [text, setText] = useState(original);
  const { start, phase, result } = useAct(place);
  const parsed = parseJson(text);
  const edited = parsed.ok ? checkEdited(parsed.value) : undefined;
  const leave = () => {
    onClose();
    if (phase === "over" && result?.count === 1) onDone();
  };
  const isQuarantined = place.kind === "quarantined";
  const send = () => {
    if (!edited?.ok || phase !== "asking") return;
    // Always there, so that what was taken out stays out.
    const { body, headers = {}, attachments = {} } = edited.message;
    start({ act: "edit", messageIds: [messageId], edit: { body, headers, attachments } });
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
            <>
              <JsonEditor
                label="Message"
                description="body is what the step works on; headers and attachments are optional."
                text={text}
                onChange={setText}
                problem={edited && !edited.ok ? edited.problem : undefined}
                onSubmit={send}
                disabled={phase === "working"}
              />
              {passthrough && (
                <div className="flex flex-col gap-1">
                  <p className="font-medium text-sm">Output of earlier steps</p>
                  <p className="text-ink-faint text-xs">Travels along as it was and cannot be changed.</p>
                  <JsonTree value={passthrough} label="Output of earlier steps" />
                </div>
              )}
            </>
          )}
        </DialogBody>
        <DialogFooter>
          {phase === "over" ? (
            <DialogClose asChild>
              <Button variant="primary">Close</Button>
            </DialogClose>
          ) : (
            <>
              {text !== original && (
                <Button
                  variant="ghost"
                  className="mr-auto"
                  disabled={phase === "working"}
                  onClick={() => setText(original)}
                >
                  Undo all changes
                </Button>
              )}
              <DialogClose asChild>
                <Button disabled={phase === "working"}>Cancel</Button>
              </DialogClose>
              <Button
                variant="primary"
                disabled={!edited?.ok || text === original}
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

"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { Field } from "@/components/form/field.tsx";
import { Select } from "@/components/form/select.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useFlowState, useLive } from "@/features/flow-live/live-context.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { messagesUrl } from "@/lib/messages-url.ts";
import { whyNoExport } from "./why-no-export.ts";

const everyStep = "every-step";

/** Waiting messages as a file, one JSON object a line; they stay in their queues. */
export function ExportMessagesDialog({ onClose }: { onClose(): void }) {
  const flowId = useFlowId();
  const flowState = useFlowState();
  const definition = useDefinition();
  const steps = useLive((state) => state.flow?.steps) ?? [];
  const [chosen, setChosen] = useState(() => steps.find((step) => step.isPaused)?.id ?? everyStep);
  const step = steps.find(({ id }) => id === chosen);
  const waiting = (step ? [step] : steps).reduce((sum, { ready, rebounds }) => sum + ready + rebounds, 0);
  const obstacle = whyNoExport({ flowState, step: step && { isPaused: step.isPaused === true } });
  const nameOf = (id: string) => findStep(definition, id)?.name ?? id;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Export waiting messages"
        description="A file with one message a line (NDJSON), readable, attachments as links. The messages stay where they are."
      >
        <DialogBody className="flex flex-col gap-3">
          <Field label="Messages of">
            {(ids) => (
              <Select
                {...ids}
                value={chosen}
                onValueChange={setChosen}
                options={[
                  { value: everyStep, label: "Every step" },
                  ...steps.map(({ id, ready, rebounds, isPaused }) => ({
                    value: id,
                    label: nameOf(id),
                    note: `${formatMany(ready + rebounds, "message")} waiting${isPaused ? ", paused" : ""}`,
                  })),
                ]}
              />
            )}
          </Field>
          {obstacle ? (
            <Notice tone="warning">{obstacle}</Notice>
          ) : (
            <p className="text-sm tabular-nums">{formatMany(waiting, "message")} waiting now.</p>
          )}
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          {obstacle || waiting === 0 ? (
            <Button variant="primary" disabled>
              <Download aria-hidden />
              Download
            </Button>
          ) : (
            <Button variant="primary" asChild>
              <a href={messagesUrl(flowId, step?.id)} download onClick={onClose}>
                <Download aria-hidden />
                Download {formatMany(waiting, "message")}
              </a>
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

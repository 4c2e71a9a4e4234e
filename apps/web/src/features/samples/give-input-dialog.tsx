"use client";

import { Play } from "lucide-react";
import { useState } from "react";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { jsonSource, readSource } from "./json-source.ts";
import { JsonSourceField } from "./json-source-field.tsx";

interface GiveInputDialogProps {
  open: boolean;
  /** What the text begins with. */
  initial: unknown;
  isWebhook: boolean;
  onClose(): void;
  onRun(input: unknown): void;
}

/** What the step shall get, given by hand. */
export function GiveInputDialog({ open, onClose, isWebhook, ...rest }: GiveInputDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(stays) => !stays && onClose()}>
      <DialogContent
        title={isWebhook ? "Run with a body" : "Run with other input"}
        description={
          isWebhook
            ? "As if a call with this body had come in."
            : "The body the step gets, as it stands here: conditions and mappings of connections do not apply."
        }
        className="w-[min(680px,calc(100vw-32px))]"
      >
        <InputForm {...rest} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function InputForm({ initial, onClose, onRun }: Pick<GiveInputDialogProps, "initial" | "onClose" | "onRun">) {
  const [given, setGiven] = useState(() => jsonSource(JSON.stringify(initial, null, 2), "The sample"));
  const parsed = readSource(given);
  const run = () => {
    if (!parsed.ok) return;
    onRun(parsed.value);
    onClose();
  };
  return (
    <>
      <DialogBody>
        <JsonSourceField label="Input" source={given} onChange={setGiven} onSubmit={run} disabled={false} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" disabled={!parsed.ok} onClick={run}>
          <Play aria-hidden />
          Run with this
        </Button>
      </DialogFooter>
    </>
  );
}

"use client";

import { FlowFileError, type ImportedFlow, type ReadFlows, readFlowText, refuseTooLarge } from "@millrace/flow";
import { useEffect, useRef, useState } from "react";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import { ImportReview } from "./import-review.tsx";
import { ImportSource } from "./import-source.tsx";

export interface ImportDialogProps {
  /** Dropped or chosen before. */
  file?: File | undefined;
  /** Where new flows go. */
  folder?: string | undefined;
  /** Takes one flow instead of making any: into the canvas that is open. */
  onTake?: ((flow: ImportedFlow) => void) | undefined;
  onClose(): void;
}

/** Flow files and elastic.io's graphs: choose, drop or paste → look at what is in it → import → what came of it. */
export function ImportDialog({ file, folder, onTake, onClose }: ImportDialogProps) {
  const [read, setRead] = useState<ReadFlows>();
  const [problem, setProblem] = useState<string>();
  const given = useRef(file);

  const take = async (load: () => Promise<string>) => {
    try {
      setProblem(undefined);
      setRead(await readFlowText(await load()));
    } catch (error) {
      if (!(error instanceof FlowFileError)) throw error;
      setProblem(error.message);
    }
  };
  const takeFile = (chosen: File) =>
    take(async () => {
      refuseTooLarge(chosen.size);
      return chosen.text();
    });
  useEffect(() => {
    const first = given.current;
    given.current = undefined;
    if (first) void takeFile(first);
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Import flows"
        description="Flow files of Millrace (YAML or JSON) and flows exported from elastic.io."
        className="w-[min(640px,calc(100vw-32px))]"
        // A click beside the dialog must not throw away what was pasted.
        onInteractOutside={(event) => event.preventDefault()}
      >
        {read ? (
          <ImportReview
            read={read}
            folder={folder}
            onTake={onTake}
            onBack={() => setRead(undefined)}
            onClose={onClose}
          />
        ) : (
          <ImportSource problem={problem} onFile={takeFile} onText={(text) => take(async () => text)} />
        )}
      </DialogContent>
    </Dialog>
  );
}

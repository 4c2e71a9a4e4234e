"use client";

import { useState } from "react";
import { ProgressBar } from "@/components/feedback/progress-bar.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { ActReport } from "./act-report.tsx";
import { actConsequence, actLabel, actProgress, type QueueAct } from "./act-words.ts";
import type { QueuePlace } from "./queue-place.ts";
import { useAct } from "./use-act.ts";

interface ActDialogProps {
  act: QueueAct;
  place: QueuePlace;
  stepName: string;
  count: number;
  which: { messageIds: string[] } | { search: string } | { all: true };
  onClose(): void;
  /** Called when the dialog is left after something was done. */
  onDone(): void;
}

/** Says how many messages are meant and what becomes of them, then shows how far it got, then what came of it. */
export function ActDialog({ act, place, stepName, which, onClose, onDone, ...asked }: ActDialogProps) {
  // Those that are gone by now were meant all the same.
  const [count] = useState(asked.count);
  const { start, stop, phase, isStopping, result } = useAct(place);
  const label = actLabel(act, place.kind);
  const leave = () => {
    onClose();
    if (phase === "over") onDone();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && phase !== "working" && leave()}>
      <DialogContent title={`${label} ${formatMany(count, "message")}?`}>
        <DialogBody className="flex flex-col gap-3 text-sm">
          <p className="text-ink-muted">{actConsequence(act, { kind: place.kind, stepName })}</p>
          {"search" in which && (
            <p>
              Those that <code className="font-mono text-xs">{which.search}</code> finds when it is done.
            </p>
          )}
          {phase === "working" && (
            <div className="flex flex-col gap-1">
              <ProgressBar
                label="Progress"
                value={result && result.queued > 0 ? result.looked : undefined}
                max={result?.queued ?? 1}
              />
              <p role="status" className="text-ink-muted text-xs tabular-nums">
                {result ? actProgress(result) : "Working…"}
              </p>
            </div>
          )}
          {phase === "over" && result && <ActReport result={result} />}
        </DialogBody>
        <DialogFooter>
          {phase === "over" ? (
            <DialogClose asChild>
              <Button variant="primary">Close</Button>
            </DialogClose>
          ) : phase === "working" ? (
            <Button disabled={isStopping} onClick={stop}>
              {isStopping ? "Stopping…" : "Stop"}
            </Button>
          ) : (
            <>
              <DialogClose asChild>
                <Button>Cancel</Button>
              </DialogClose>
              <Button variant={act === "drop" ? "danger" : "primary"} onClick={() => start({ act, ...which })}>
                {label} {formatCount(count)}
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

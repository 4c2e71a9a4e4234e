"use client";

import { wantsContainers } from "@millrace/flow";
import { Notice } from "@/components/feedback/notice.tsx";
import { ProgressBar } from "@/components/feedback/progress-bar.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useFlowState, useLive } from "@/features/flow-live/live-context.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useRefusedVersion } from "../use-refused-version.ts";
import { useStateReason } from "../use-state-reason.ts";

/** After publishing: how the new version takes over, and whether it did. May be closed; the banner above the canvas goes on. */
export function RollOut({ version, onClose }: { version: number; onClose(): void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Version ${version} is published`}>
        <DialogBody aria-live="polite">
          <Progress version={version} />
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="primary">Close</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function Progress({ version }: { version: number }) {
  const state = useFlowState();
  const refused = useRefusedVersion();
  const working = useLive((live) => live.flow?.version);
  const previous = useLive((live) => live.flow?.previousVersion);
  const rollOut = useLive((live) => live.flow?.rollOut);
  const reason = useStateReason();
  const held = useLive((live) => live.flow?.held);
  if (refused === version) {
    return (
      <Notice tone="problem" title={`Version ${version} was given up`}>
        {reason ?? `Its containers did not become ready. Version ${working} works on.`} Mend the draft and publish
        again.
      </Notice>
    );
  }
  if (working === version && previous === undefined) {
    const waiting = (held ?? []).reduce((total, { messages }) => total + messages, 0);
    return (
      <div className="flex flex-col gap-3">
        <Notice
          tone="good"
          title={wantsContainers(state) ? `Version ${version} works` : `Version ${version} is in place`}
        >
          {wantsContainers(state)
            ? "Every step works with it. Nothing was lost."
            : "It works from the next message on."}
        </Notice>
        {waiting > 0 && (
          <Notice tone="warning" title={`${formatMany(waiting, "message")} held`}>
            They wait in front of steps that are gone. The banner above the canvas lets you process or drop them.
          </Notice>
        )}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar label="Roll-out" value={rollOut?.done} max={rollOut?.steps ?? 1} />
      <p className="text-ink-muted text-sm tabular-nums">
        {rollOut
          ? `${rollOut.done} of ${formatMany(rollOut.steps, "step")} are as version ${version} has them.`
          : "The runner is about to begin…"}{" "}
        Messages are processed meanwhile. You may close this; it goes on.
      </p>
    </div>
  );
}

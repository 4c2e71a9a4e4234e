"use client";

import { useEffect, useRef, useState } from "react";
import { ProgressBar } from "@/components/feedback/progress-bar.tsx";
import { toastError } from "@/components/feedback/toast.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatCount } from "@/lib/format-count.ts";
import { useTRPCClient } from "@/lib/trpc.ts";
import { actOnAll, type BulkOutcome } from "./act-on-all.ts";
import { BulkReport } from "./bulk-report.tsx";
import { actVerb, type BulkAct, describeScope } from "./bulk-words.ts";
import type { ErrorFilter } from "./error-filter.ts";
import { isUnsettled } from "./flow-error.ts";
import { useRefreshErrors } from "./use-settle-error.ts";

interface BulkDialogProps {
  act: BulkAct;
  flowId: string;
  filter: ErrorFilter;
  /** How many errors it is about at this moment. */
  count: number;
  nameOf(stepId: string): string;
  onClose(): void;
}

/** Says how many errors are meant, then retries or dismisses them, then says what came of it. */
export function BulkDialog({ act, flowId, filter, count, nameOf, onClose }: BulkDialogProps) {
  const run = useBulkRun({ act, flowId, filter });
  const [asked] = useState({ count });
  const expected = run.phase === "asking" ? count : asked.count;
  const verb = actVerb(act, filter.status);
  const scope = describeScope({ ...filter, count: expected, nameOf });
  return (
    <Dialog open onOpenChange={(open) => !open && run.phase !== "working" && onClose()}>
      <DialogContent title={`${verb} ${scope}?`}>
        <DialogBody className="flex flex-col gap-3 text-sm">
          <p className="text-ink-muted">{consequence(act, filter)}</p>
          {run.phase === "working" && <Progress done={run.outcome?.done ?? 0} expected={expected} />}
          {run.phase === "done" && run.outcome && <BulkReport act={act} outcome={run.outcome} status={filter.status} />}
        </DialogBody>
        <DialogFooter>
          {run.phase === "done" ? (
            <DialogClose asChild>
              <Button variant="primary">Close</Button>
            </DialogClose>
          ) : run.phase === "working" ? (
            <Button disabled={run.isEnding} onClick={run.end}>
              {run.isEnding ? "Ending after this batch…" : "End after this batch"}
            </Button>
          ) : (
            <>
              <DialogClose asChild>
                <Button>Cancel</Button>
              </DialogClose>
              <Button
                variant={act === "dismiss" ? "danger" : "primary"}
                disabled={count === 0}
                onClick={() => void run.start(count)}
              >
                {verb} {formatCount(count)}
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function consequence(act: BulkAct, { status }: ErrorFilter): string {
  if (act === "retry") {
    return "Each message goes back to its step and continues from there. What fails again becomes a new error.";
  }
  if (status === "quarantined") return "The messages leave the quarantine for good and cannot be sent back any more.";
  return "Their messages are given up; the errors stay in the list as dismissed. Quarantined messages among them are dropped.";
}

function Progress({ done, expected }: { done: number; expected: number }) {
  return (
    <div className="flex flex-col gap-1">
      <ProgressBar label="Progress" value={done > 0 ? done : undefined} max={Math.max(done, expected)} />
      <p role="status" className="text-ink-muted text-xs tabular-nums">
        {done > 0 ? `${formatCount(done)} of ${formatCount(expected)}` : "Working…"}
      </p>
    </div>
  );
}

function useBulkRun({ act, flowId, filter }: Pick<BulkDialogProps, "act" | "flowId" | "filter">) {
  const client = useTRPCClient();
  const refresh = useRefreshErrors();
  const ending = useRef<AbortController>(undefined);
  const [phase, setPhase] = useState<"asking" | "working" | "done">("asking");
  const [isEnding, setEnding] = useState(false);
  const [outcome, setOutcome] = useState<BulkOutcome>();
  useEffect(() => () => ending.current?.abort(), []);

  const start = async (expected: number) => {
    const controller = new AbortController();
    ending.current = controller;
    setPhase("working");
    try {
      const options = { expected, signal: controller.signal, onProgress: setOutcome };
      setOutcome(await actOnAll(() => callBatch(client, { act, flowId, filter }), options));
      setPhase("done");
    } catch (error) {
      toastError(act === "retry" ? "The messages were not all sent again" : "The errors were not all settled", error);
      setPhase("asking");
    } finally {
      await refresh();
    }
  };
  const end = () => {
    setEnding(true);
    ending.current?.abort();
  };
  return { phase, isEnding, outcome, start, end };
}

async function callBatch(
  client: ReturnType<typeof useTRPCClient>,
  { act, flowId, filter }: Pick<BulkDialogProps, "act" | "flowId" | "filter">,
) {
  const { stepId, from, to, status } = filter;
  const choice = {
    flowId,
    ...(stepId && { stepId }),
    ...(from && { from }),
    ...(to && { to }),
    ...(status && isUnsettled(status) && { status }),
  };
  if (act === "retry") {
    const { retried, failed, left } = await client.error.retryAll.mutate(choice);
    return { done: retried, failed, left };
  }
  const { dismissed, left } = await client.error.dismissAll.mutate(choice);
  return { done: dismissed, failed: [], left };
}

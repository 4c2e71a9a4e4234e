"use client";

import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { ProgressBar } from "@/components/feedback/progress-bar.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { flowFigures, isMeasured } from "@/features/flow-state/flow-figures.ts";
import { readApiError } from "@/lib/api-error.ts";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { type BulkAct, type BulkOutcome, planBulk, runBulk } from "./bulk-acts.ts";
import { bulkWords, stopCost } from "./bulk-words.ts";
import type { ListedFlow } from "./flow-table.tsx";
import { ReasonList } from "./reason-list.tsx";

export interface BulkDialogProps {
  act: BulkAct;
  flows: readonly ListedFlow[];
  onClose(): void;
}

/** Says which flows are meant and what it does to them, then does it, then says what came of it. */
export function BulkDialog({ act, flows: chosen, onClose }: BulkDialogProps) {
  const [flows] = useState(chosen); // the list goes on changing while this is open
  const { taken, leftAlone } = planBulk(act, flows);
  const run = useBulkRun(act, taken);
  const { verb, consequence } = bulkWords[act];
  const isDestructive = act === "stop" || act === "delete";
  const title = run.phase === "done" ? report(act, run.outcome) : `${verb} ${formatMany(taken.length, "flow")}?`;
  return (
    <Dialog open onOpenChange={(open) => !open && run.phase !== "working" && onClose()}>
      <DialogContent role="alertdialog" title={title}>
        <DialogBody className="flex flex-col gap-3 text-sm">
          {run.phase !== "done" && taken.length > 0 && (
            <div className="text-ink-muted">
              <p>{consequence}</p>
              {act === "stop" && <StopCost flows={taken} />}
            </div>
          )}
          {run.phase === "asking" && taken.length > 0 && <Names flows={taken} />}
          {run.phase === "working" && <Progress outcome={run.outcome} expected={taken.length} />}
          {run.phase === "done" && run.outcome.failed.length > 0 && (
            <Notice
              tone="warning"
              title={`${formatMany(run.outcome.failed.length, "flow")} could not be ${bulkWords[act].participle}`}
            >
              <ReasonList reasons={run.outcome.failed} />
            </Notice>
          )}
          {leftAlone.length > 0 && (
            <Notice
              tone="info"
              title={`${formatMany(leftAlone.length, "flow")} ${run.phase === "done" ? "were" : leftAlone.length === 1 ? "is" : "are"} left alone`}
            >
              <ReasonList reasons={leftAlone} />
            </Notice>
          )}
        </DialogBody>
        <DialogFooter>
          {run.phase === "done" && (
            <DialogClose asChild>
              <Button variant="primary" autoFocus>
                Done
              </Button>
            </DialogClose>
          )}
          {run.phase === "working" && <Button onClick={run.end}>End after these</Button>}
          {run.phase === "asking" && (
            <>
              <DialogClose asChild>
                <Button>Cancel</Button>
              </DialogClose>
              <Button
                variant={isDestructive ? "danger" : "primary"}
                disabled={taken.length === 0}
                onClick={() => void run.start()}
              >
                {verb} {formatMany(taken.length, "flow")}
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function report(act: BulkAct, { done, failed }: BulkOutcome<ListedFlow>): string {
  const words = `${formatMany(done.length, "flow")} ${bulkWords[act].participle}`;
  return failed.length > 0 ? `${words}, ${formatCount(failed.length)} not` : words;
}

const namesShown = 8;

function Names({ flows }: { flows: readonly ListedFlow[] }) {
  const more = flows.length - namesShown;
  return (
    <ul className="rounded-card border bg-surface px-3 py-1.5">
      {flows.slice(0, namesShown).map(({ id, name }) => (
        <li key={id} className="truncate py-0.5">
          {name}
        </li>
      ))}
      {more > 0 && <li className="py-0.5 text-ink-faint">and {formatCount(more)} more</li>}
    </ul>
  );
}

function Progress({ outcome, expected }: { outcome: BulkOutcome<ListedFlow>; expected: number }) {
  const settled = outcome.done.length + outcome.failed.length;
  return (
    <div className="flex flex-col gap-1">
      <ProgressBar label="Progress" value={settled} max={expected} />
      <p role="status" className="text-ink-muted text-xs tabular-nums">
        {formatCount(settled)} of {formatCount(expected)}
      </p>
    </div>
  );
}

/** Counted once for every flow that is meant. */
function StopCost({ flows }: { flows: readonly ListedFlow[] }) {
  const trpc = useTRPC();
  const messages = useQueries({
    queries: flows.map(({ id }) => trpc.flow.status.queryOptions({ id }, { staleTime: 0 })),
    combine: (answers) =>
      answers.some(({ isPending }) => isPending)
        ? undefined
        : answers.reduce((sum, { data }) => sum + (data && isMeasured(data) ? flowFigures(data).total : 0), 0),
  });
  return <p className="mt-1 font-medium text-ink tabular-nums">{stopCost(messages)}</p>;
}

function useBulkRun(act: BulkAct, flows: readonly ListedFlow[]) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const ending = useRef<AbortController>(undefined);
  const [phase, setPhase] = useState<"asking" | "working" | "done">("asking");
  const [outcome, setOutcome] = useState<BulkOutcome<ListedFlow>>({ done: [], failed: [] });
  useEffect(() => () => ending.current?.abort(), []);

  const start = async () => {
    const controller = new AbortController();
    ending.current = controller;
    setPhase("working");
    const outcome = await runBulk(flows, {
      act: ({ id }) => client.flow[act].mutate({ id }),
      explain: (error) => readApiError(error).message,
      signal: controller.signal,
      onProgress: setOutcome,
    });
    setOutcome(outcome);
    setPhase("done");
    await queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() });
  };
  return { phase, outcome, start, end: () => ending.current?.abort() };
}

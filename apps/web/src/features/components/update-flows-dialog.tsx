"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { ProgressBar } from "@/components/feedback/progress-bar.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { type BulkOutcome, runBulk } from "@/features/flows/bulk-acts.ts";
import { readApiError } from "@/lib/api-error.ts";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { type ApiOutputs, useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { ComponentDiffView } from "./component-diff-view.tsx";

export interface UpdateFlowsDialogProps {
  name: string;
  /** That flows are to be taken to. */
  version: string;
  onClose(): void;
}

type Plan = ApiOutputs["component"]["planUpdate"];
type PlannedFlow = Plan["flows"][number];

/** Shows what a version changes and which flows would take it, then takes them there and says what came of each. */
export function UpdateFlowsDialog({ name, version, onClose }: UpdateFlowsDialogProps) {
  const trpc = useTRPC();
  const plan = useQuery(trpc.component.planUpdate.queryOptions({ name, version }, { staleTime: 0, gcTime: 0 }));
  const run = useUpdateRun({ name, version });
  const isOver = run.phase === "done";
  // What was planned stays in sight while it is done, although by then it would be planned otherwise.
  const flows = plan.data?.flows ?? [];
  const taken = flows.filter(({ outcome }) => outcome === "publish" || outcome === "draft");
  return (
    <Dialog open onOpenChange={(open) => !open && run.phase !== "working" && onClose()}>
      <DialogContent
        title={`Update flows to ${name} ${version}`}
        description="Each flow's newest version is published again with nothing but this changed. Running flows change over without a stop."
        className="w-[min(680px,calc(100vw-32px))]"
      >
        <DialogBody className="flex flex-col gap-5" aria-busy={plan.isPending}>
          {plan.isPending && <Skeleton className="h-40 rounded-card" />}
          {plan.isError && !plan.data && (
            <ErrorState title="This could not be planned" error={plan.error} onRetry={() => plan.refetch()} />
          )}
          {plan.data?.diffs.map(({ from, diff }) => (
            <section key={from} aria-label={`From ${from}`} className="flex flex-col gap-2">
              <h3 className="font-medium text-ink-muted text-sm">
                From {from} to {version}
              </h3>
              <ComponentDiffView diff={diff} />
            </section>
          ))}
          {plan.data && <FlowPlan flows={flows} outcome={run.outcome} />}
          {run.phase === "working" && (
            <ProgressBar
              label="Progress"
              value={run.outcome.done.length + run.outcome.failed.length}
              max={taken.length}
            />
          )}
        </DialogBody>
        <DialogFooter>
          {isOver && (
            <p role="status" className="mr-auto text-ink-muted text-sm">
              {formatMany(run.outcome.done.length, "flow")} updated
              {run.outcome.failed.length > 0 && `, ${formatCount(run.outcome.failed.length)} not`}
            </p>
          )}
          <DialogClose asChild>
            <Button disabled={run.phase === "working"} {...(isOver && { variant: "primary" as const })}>
              {isOver ? "Done" : "Cancel"}
            </Button>
          </DialogClose>
          {!isOver && (
            <Button
              variant="primary"
              busy={run.phase === "working"}
              disabled={taken.length === 0}
              onClick={() => void run.start(taken)}
            >
              Update {formatMany(taken.length, "flow")}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function FlowPlan({ flows, outcome }: { flows: readonly PlannedFlow[]; outcome: BulkOutcome<PlannedFlow> }) {
  if (flows.length === 0) return <p className="text-ink-muted text-sm">No flow uses this component.</p>;
  return (
    <section aria-label="Flows" className="flex flex-col gap-2">
      <h3 className="font-medium text-ink-muted text-sm">Flows</h3>
      <ul className="divide-y rounded-card border bg-surface">
        {flows.map((flow) => (
          <li key={flow.flowId} className="flex flex-col gap-1 px-3 py-2 text-sm">
            <p className="flex items-center gap-2">
              <Link href={`/flows/${flow.flowId}`} className="min-w-0 flex-1 truncate font-medium hover:underline">
                {flow.flowName}
              </Link>
              <Result flow={flow} outcome={outcome} />
            </p>
            <FlowNotes flow={flow} reason={outcome.failed.find((failed) => failed.flow === flow)?.reason} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Result({ flow, outcome }: { flow: PlannedFlow; outcome: BulkOutcome<PlannedFlow> }) {
  if (outcome.done.includes(flow)) return <Badge tone="good">Updated</Badge>;
  if (outcome.failed.some((failed) => failed.flow === flow)) return <Badge tone="problem">Not updated</Badge>;
  if (flow.outcome === "refused") return <Badge tone="problem">Would have problems</Badge>;
  if (flow.outcome === "unchanged") return <Badge>Has it already</Badge>;
  const steps = formatMany(flow.steps.length, "step");
  return <Badge tone="accent">{flow.outcome === "draft" ? `Draft only, ${steps}` : steps}</Badge>;
}

function FlowNotes({ flow, reason }: { flow: PlannedFlow; reason: string | undefined }) {
  const { problems, keepsChanges, outcome } = flow;
  return (
    <>
      {reason && <p className="text-problem text-xs">{reason}</p>}
      {problems.map(({ stepId, field, code, message }) => (
        <p key={`${stepId} ${field} ${code}`} className="text-problem text-xs">
          {stepId}: {message}
        </p>
      ))}
      {keepsChanges && outcome === "publish" && (
        <p className="text-ink-muted text-xs">The changes in its draft stay unpublished.</p>
      )}
    </>
  );
}

function useUpdateRun({ name, version }: { name: string; version: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const ending = useRef<AbortController>(undefined);
  const [phase, setPhase] = useState<"asking" | "working" | "done">("asking");
  const [outcome, setOutcome] = useState<BulkOutcome<PlannedFlow>>({ done: [], failed: [] });
  useEffect(() => () => ending.current?.abort(), []);

  const start = async (flows: readonly PlannedFlow[]) => {
    const controller = new AbortController();
    ending.current = controller;
    setPhase("working");
    const outcome = await runBulk(flows, {
      act: ({ flowId }) => client.component.updateFlow.mutate({ name, version, flowId }),
      explain: (error) => readApiError(error).message,
      signal: controller.signal,
      onProgress: setOutcome,
    });
    setOutcome(outcome);
    setPhase("done");
    await queryClient.invalidateQueries({ queryKey: trpc.component.uses.queryKey({ name }) });
  };
  return { phase, outcome, start };
}

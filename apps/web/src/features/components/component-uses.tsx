"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
import type { ShownComponent } from "./shown-component.ts";

type Use = ApiOutputs["component"]["uses"][number];

/** The flows that are made of a component, and with which version. */
export function ComponentUses({ component }: { component: ShownComponent }) {
  const trpc = useTRPC();
  const uses = useQuery(trpc.component.uses.queryOptions({ name: component.name }));
  return (
    <section aria-label="Where it is used" aria-busy={uses.isPending} className="flex flex-col gap-2">
      <h2 className="font-medium text-ink-muted text-sm">
        Where it is used
        {uses.data && uses.data.length > 0 && (
          <span className="ml-2 font-normal text-ink-faint">{formatMany(uses.data.length, "flow")}</span>
        )}
      </h2>
      {uses.isPending && <Skeleton className="h-20 rounded-card" />}
      {uses.isError && !uses.data && (
        <ErrorState title="Its flows could not be loaded" error={uses.error} onRetry={() => uses.refetch()} />
      )}
      {uses.data?.length === 0 && (
        <p className="rounded-card border border-dashed px-4 py-3 text-ink-muted text-sm">
          No flow uses it yet. Add a step of it on the canvas of a flow.
        </p>
      )}
      {uses.data && uses.data.length > 0 && <UseTable uses={uses.data} newest={component.versions[0]?.version} />}
    </section>
  );
}

function UseTable({ uses, newest }: { uses: readonly Use[]; newest: string | undefined }) {
  return (
    <div className="overflow-hidden rounded-card border bg-surface">
      <Table aria-label="Flows that use it">
        <thead>
          <tr>
            <TableHead className="w-[34%] pl-4">Flow</TableHead>
            <TableHead className="w-32">State</TableHead>
            <TableHead>Steps</TableHead>
          </tr>
        </thead>
        <tbody>
          {uses.map(({ flowId, flowName, state, steps }) => (
            <TableRow key={flowId}>
              <TableCell className="max-w-0 truncate pl-4">
                <Link href={`/flows/${flowId}`} className="font-medium hover:underline">
                  {flowName}
                </Link>
              </TableCell>
              <TableCell>
                <StateChip state={state} />
              </TableCell>
              <TableCell>
                <ul className="flex flex-wrap gap-x-4 gap-y-1 py-1">
                  {steps.map((step) => (
                    <li key={step.stepId} className="flex items-center gap-1.5">
                      <span className="max-w-56 truncate" title={step.name}>
                        {step.name}
                      </span>
                      <StepVersion step={step} newest={newest} />
                    </li>
                  ))}
                </ul>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function StepVersion({ step, newest }: { step: Use["steps"][number]; newest: string | undefined }) {
  const { version, pinned, isInDraft } = step;
  if (version === undefined) {
    return <Badge>{pinned ? `draft, ${pinned}` : "draft"}</Badge>;
  }
  return (
    <>
      <Badge tone={version === newest ? "neutral" : "warning"}>
        {version}
        {version !== newest && `, older than ${newest}`}
      </Badge>
      {!isInDraft && <span className="text-ink-faint text-xs">gone from the draft</span>}
      {pinned && pinned !== version && <span className="text-ink-faint text-xs">draft: {pinned}</span>}
    </>
  );
}

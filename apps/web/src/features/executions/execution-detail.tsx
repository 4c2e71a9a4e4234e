"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";
import { formatCount } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { ExecutionStatus } from "./execution-status.tsx";
import { formatDuration } from "./format-duration.ts";
import { WaterfallChart } from "./waterfall-chart.tsx";

/** One execution: what each step did, and when. */
export function ExecutionDetail({ id, onClose }: { id: string; onClose(): void }) {
  const trpc = useTRPC();
  const definition = useDefinition();
  const execution = useQuery(
    trpc.execution.show.queryOptions(
      { id },
      { refetchInterval: (query) => (query.state.data?.status === "running" ? 2_000 : false) },
    ),
  );
  const nameOf = (stepId: string) => findStep(definition, stepId)?.name ?? stepId;
  return (
    <section aria-label="Execution" className="flex w-[56%] shrink-0 flex-col border-l">
      <header className="flex h-11 shrink-0 items-center gap-3 border-b px-3 text-sm">
        {execution.data && <ExecutionStatus status={execution.data.status} />}
        <span className="text-ink-muted">
          {execution.data &&
            `${new Date(execution.data.startedAt).toLocaleString()} · ${formatDuration(execution.data.durationMs)}`}
        </span>
        <code className="truncate font-mono text-ink-faint text-xs">{id}</code>
        <IconButton size="sm" label="Close execution" className="ml-auto" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {execution.isError && (
        <ErrorState
          title="The execution could not be loaded"
          error={execution.error}
          onRetry={() => void execution.refetch()}
        />
      )}
      {execution.data && (
        <div className="min-h-0 flex-1 overflow-auto">
          <Table aria-label="Steps of the execution">
            <thead>
              <tr>
                <TableHead>Step</TableHead>
                <TableHead className="numeric">In</TableHead>
                <TableHead className="numeric">Out</TableHead>
                <TableHead className="numeric">Errors</TableHead>
                <TableHead className="numeric">Duration</TableHead>
              </tr>
            </thead>
            <tbody>
              {execution.data.steps.map((step) => (
                <TableRow key={step.stepId}>
                  <TableCell className="font-medium">{nameOf(step.stepId)}</TableCell>
                  <TableCell className="numeric">{formatCount(step.in)}</TableCell>
                  <TableCell className="numeric">{formatCount(step.out)}</TableCell>
                  <TableCell className={cn("numeric", step.errors > 0 ? "font-medium text-problem" : "text-ink-faint")}>
                    {formatCount(step.errors)}
                  </TableCell>
                  <TableCell className="numeric text-ink-muted">{formatDuration(step.durationMs)}</TableCell>
                </TableRow>
              ))}
            </tbody>
          </Table>
          <WaterfallChart traces={execution.data.traces} nameOf={nameOf} />
        </div>
      )}
    </section>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { cn } from "@/lib/cn.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { ErrorDetail } from "./error-detail.tsx";

/** Messages that a step could not process. */
export function ErrorsTab() {
  const trpc = useTRPC();
  const definition = useDefinition();
  const flowId = useFlowId();
  const [openId, setOpenId] = useState<string>();
  const errors = useQuery(trpc.error.list.queryOptions({ flowId, limit: 100 }, { refetchInterval: 5_000 }));
  if (errors.isError && !errors.data) {
    return (
      <ErrorState title="The errors could not be loaded" error={errors.error} onRetry={() => void errors.refetch()} />
    );
  }
  if (!errors.data || errors.data.items.length === 0) {
    return (
      <p className="p-4 text-ink-faint text-sm">
        {errors.isPending ? "Loading…" : "No errors. A message that a step cannot process is kept here with its input."}
      </p>
    );
  }
  return (
    <div className="flex h-full min-h-0">
      <div className="min-w-0 flex-1 overflow-auto">
        <Table aria-label="Errors">
          <thead>
            <tr>
              <TableHead className="w-32">When</TableHead>
              <TableHead className="w-48">Step</TableHead>
              <TableHead>Message</TableHead>
            </tr>
          </thead>
          <tbody>
            {errors.data.items.map((error) => (
              <TableRow
                key={error.id}
                onClick={() => setOpenId(error.id)}
                className={cn(error.id === openId && "bg-accent-soft")}
              >
                <TableCell className="whitespace-nowrap text-ink-muted">
                  <TimeAgo at={error.at} />
                </TableCell>
                <TableCell className="max-w-48 truncate">
                  {findStep(definition, error.stepId)?.name ?? error.stepId}
                </TableCell>
                <TableCell className="max-w-0">
                  <button
                    type="button"
                    aria-current={error.id === openId || undefined}
                    className="block w-full truncate rounded-sm text-left hover:underline"
                  >
                    <span className="font-medium text-problem">{error.name}</span> {error.message}
                  </button>
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
      {openId && <ErrorDetail id={openId} onClose={() => setOpenId(undefined)} />}
    </div>
  );
}

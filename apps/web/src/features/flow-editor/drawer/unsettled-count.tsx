"use client";

import { Badge } from "@/components/ui/badge.tsx";
import { sumCounts } from "@/features/errors/error-count.ts";
import { useErrorCounts } from "@/features/errors/use-errors.ts";
import { shortCount } from "@/features/flow-live/short-count.ts";
import { formatMany } from "@/lib/format-count.ts";
import { useFlowId } from "../use-flow.ts";

/** Errors that nobody has decided about yet, on the tab. */
export function UnsettledCount() {
  const counts = useErrorCounts({ flowId: useFlowId() });
  const count = sumCounts(counts ?? [], { statuses: ["open", "quarantined"] });
  if (count === 0) return null;
  return (
    <Badge tone="problem" title={`${formatMany(count, "error")} to look at`}>
      {shortCount(count)}
    </Badge>
  );
}

"use client";

import { CircleSlash, Redo2 } from "lucide-react";
import { useState } from "react";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatCount } from "@/lib/format-count.ts";
import { BulkDialog } from "./bulk-dialog.tsx";
import { actVerb, type BulkAct } from "./bulk-words.ts";
import { type ErrorCount, sumCounts } from "./error-count.ts";
import type { ErrorFilter } from "./error-filter.ts";
import { type ErrorPlace, whyNoRetry } from "./error-place.ts";
import { type ErrorStatus, isUnsettled } from "./flow-error.ts";

interface BulkButtonsProps {
  flowId: string;
  filter: ErrorFilter;
  counts: readonly ErrorCount[] | undefined;
  place: ErrorPlace;
}

/** Acts on every unsettled error that the filter shows, with their number. */
export function BulkButtons({ flowId, filter, counts = [], place }: BulkButtonsProps) {
  const [act, setAct] = useState<BulkAct>();
  const { stepId, status } = filter;
  const statuses = unsettledOf(status);
  const count = sumCounts(counts, { stepId, statuses });
  const retryable = sumCounts(counts, { stepId, statuses, withInput: true });
  if (count === 0 && act === undefined) return null;
  const obstacle = whyNoRetry({ canRetry: retryable > 0 }, place);
  return (
    <div className="ml-auto flex gap-1.5">
      <Tooltip content={obstacle}>
        {/* aria-disabled keeps the button in the order of focus, so that its hint can be read */}
        <Button
          size="sm"
          aria-disabled={obstacle !== undefined || undefined}
          onClick={() => obstacle === undefined && setAct("retry")}
        >
          <Redo2 aria-hidden />
          {actVerb("retry", status)} all ({formatCount(retryable)})…
        </Button>
      </Tooltip>
      <Button size="sm" onClick={() => setAct("dismiss")}>
        <CircleSlash aria-hidden />
        {actVerb("dismiss", status)} all ({formatCount(count)})…
      </Button>
      {act && (
        <BulkDialog
          act={act}
          flowId={flowId}
          filter={filter}
          count={act === "retry" ? retryable : count}
          nameOf={place.nameOf}
          onClose={() => setAct(undefined)}
        />
      )}
    </div>
  );
}

function unsettledOf(status: ErrorStatus | undefined): readonly ErrorStatus[] {
  if (status === undefined) return ["open", "quarantined"];
  return isUnsettled(status) ? [status] : [];
}

import { Notice } from "@/components/feedback/notice.tsx";
import { formatCount } from "@/lib/format-count.ts";
import { type BulkOutcome, countReasons } from "./act-on-all.ts";
import { type BulkAct, describeOutcome } from "./bulk-words.ts";
import type { ErrorFilter } from "./error-filter.ts";

const mostReasons = 8;

interface BulkReportProps {
  act: BulkAct;
  outcome: BulkOutcome;
  status: ErrorFilter["status"];
}

/** What came of an act on many errors, with the reasons of those that failed. */
export function BulkReport({ act, outcome, status }: BulkReportProps) {
  const { done, failed, left } = outcome;
  const reasons = countReasons(failed);
  return (
    <Notice
      tone={failed.length > 0 || left > 0 ? "warning" : "good"}
      title={describeOutcome(act, { done, failed: failed.length, left, status })}
    >
      {reasons.length > 0 && (
        <ul className="flex flex-col gap-0.5">
          {reasons.slice(0, mostReasons).map(({ reason, count }) => (
            <li key={reason}>
              {count > 1 && <span className="font-medium tabular-nums">{formatCount(count)}× </span>}
              {reason}
            </li>
          ))}
          {reasons.length > mostReasons && <li>and {reasons.length - mostReasons} more reasons</li>}
        </ul>
      )}
    </Notice>
  );
}

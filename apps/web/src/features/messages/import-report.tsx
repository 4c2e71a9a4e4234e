import { Notice } from "@/components/feedback/notice.tsx";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import type { ImportOutcome } from "./import-messages.ts";
import { LineList } from "./line-list.tsx";

/** What came of a file, with the lines that were not taken. */
export function ImportReport({ outcome }: { outcome: ImportOutcome }) {
  const { imported, failed } = outcome;
  const words = `${formatMany(imported, "message")} imported${failed.length > 0 ? `, ${formatCount(failed.length)} failed` : ""}`;
  return (
    <Notice tone={failed.length > 0 ? "warning" : "good"} title={words}>
      {failed.length > 0 && <LineList label="Lines that failed" problems={failed} />}
    </Notice>
  );
}

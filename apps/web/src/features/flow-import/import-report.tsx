import Link from "next/link";
import { Notice } from "@/components/feedback/notice.tsx";
import { DialogBody, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatMany } from "@/lib/format-count.ts";
import type { ImportOutcome } from "./use-import-flows.ts";

/** What came of an import of several flows. */
export function ImportReport({ report: { made, failed }, onClose }: { report: ImportOutcome; onClose(): void }) {
  return (
    <>
      <DialogBody className="flex flex-col gap-3">
        {failed.length > 0 && (
          <Notice tone="problem" title={`${formatMany(failed.length, "flow")} could not be imported`}>
            <ul>
              {failed.map(({ name, reason }) => (
                <li key={name}>
                  <span className="font-medium">{name}</span>: {reason}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {made.length > 0 && (
          <Notice tone="good" title={`${formatMany(made.length, "flow")} imported as drafts`}>
            <ul className="flex flex-col gap-1">
              {made.map(({ id, name, problems }) => (
                <li key={id} className="flex items-center gap-2">
                  <Link href={`/flows/${id}`} className="truncate hover:underline">
                    {name}
                  </Link>
                  {problems > 0 && <Badge tone="warning">{formatMany(problems, "problem")}</Badge>}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" autoFocus onClick={onClose}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}

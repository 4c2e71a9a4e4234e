"use client";

import { useState } from "react";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { ErrorBody } from "./error-body.tsx";
import type { FlowError } from "./flow-error.ts";
import { useErrorPlace } from "./use-error-place.ts";

/** A few errors where there is little room; one opens over the page. */
export function ErrorList({ errors }: { errors: readonly FlowError[] }) {
  const [open, setOpen] = useState<FlowError>();
  const { showExecution, ...place } = useErrorPlace();
  const leave = (id: string) => {
    setOpen(undefined);
    showExecution?.(id);
  };
  return (
    <>
      <ul className="flex flex-col gap-1">
        {errors.map((error) => (
          <li key={error.id}>
            <button
              type="button"
              onClick={() => setOpen(error)}
              className="flex w-full flex-col rounded-control px-2 py-1 text-left text-sm transition-colors hover:bg-hover"
            >
              <span className="line-clamp-2 text-problem">{error.message}</span>
              <TimeAgo at={error.at} className="text-ink-faint text-xs" />
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <Dialog open onOpenChange={(isOpen) => !isOpen && setOpen(undefined)}>
          <DialogContent title={open.name} className="w-[min(760px,calc(100vw-32px))]">
            <div className="min-h-0 flex-1 overflow-y-auto">
              <ErrorBody id={open.id} place={{ ...place, showExecution: leave }} />
            </div>
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { JsonView } from "@/features/mapping/json-view.tsx";
import { formatCount } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { StepFailures } from "./step-failures.tsx";

interface StepBodiesProps {
  executionId: string;
  stepId: string;
  name: string;
  onClose(): void;
}

/** What went into a step and came out of it, one message after the other, as far as that was kept. */
export function StepBodies({ executionId, stepId, name, onClose }: StepBodiesProps) {
  const trpc = useTRPC();
  const drawer = useDrawer();
  const bodies = useQuery(trpc.execution.bodies.queryOptions({ id: executionId }));
  const [index, setIndex] = useState(0);
  const kept = (bodies.data ?? []).filter((body) => body.stepId === stepId);
  const shown = kept[Math.min(index, kept.length - 1)];
  return (
    <section aria-label={`Data of ${name}`} className="flex flex-col">
      <header className="sticky top-0 z-10 flex h-9 items-center gap-1 border-b bg-surface px-3 text-sm">
        <span className="truncate font-medium">{name}</span>
        {kept.length > 1 && (
          <>
            <IconButton size="sm" label="Message before" disabled={index === 0} onClick={() => setIndex(index - 1)}>
              <ChevronLeft aria-hidden />
            </IconButton>
            <span className="text-ink-faint text-xs tabular-nums">
              {formatCount(index + 1)} of {formatCount(kept.length)}
            </span>
            <IconButton
              size="sm"
              label="Next message"
              disabled={index >= kept.length - 1}
              onClick={() => setIndex(index + 1)}
            >
              <ChevronRight aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton size="sm" label="Back to the times" className="ml-auto" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <StepFailures executionId={executionId} stepId={stepId} />
      {bodies.isError && !bodies.data && (
        <ErrorState title="The data could not be loaded" error={bodies.error} onRetry={() => void bodies.refetch()} />
      )}
      {bodies.data && !shown && (
        <p className="p-3 text-ink-faint text-sm">
          No body of this step was kept: of a step one message a second is, if it is small and succeeded, and the newest
          hundred. The input of a failed message stands at its{" "}
          <button
            type="button"
            className="rounded-sm font-medium text-accent-text hover:underline"
            onClick={() => drawer.getState().showErrors({ stepId })}
          >
            error
          </button>
          .
        </p>
      )}
      {shown && (
        <div className="grid gap-3 p-3 min-[1500px]:grid-cols-2">
          <Body label="Input" value={shown.input} />
          <Body label="Output" value={shown.output} />
        </div>
      )}
    </section>
  );
}

function Body({ label, value }: { label: string; value: unknown }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="text-ink-faint text-xs">{label}</p>
      {value === undefined ? (
        <p className="text-ink-faint text-sm">
          {label === "Input" ? "Not kept." : "It put nothing out, or it was not kept."}
        </p>
      ) : (
        <JsonView value={value} label={label} />
      )}
    </div>
  );
}

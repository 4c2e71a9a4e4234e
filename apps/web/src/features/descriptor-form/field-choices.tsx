"use client";

import { type Choice, readChoices } from "@millrace/flow";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { SaidMeanwhile } from "@/components/ui/said-meanwhile.tsx";
import { type FieldOptions, type FieldViewProps, textOf } from "./field-view.ts";

interface FieldChoicesProps extends FieldViewProps {
  children(known: { choices: readonly Choice[]; isLoadedByComponent: boolean }): ReactNode;
}

/** The choices of a field once they are there, with the way to load them again; else how loading them stands. */
export function FieldChoices({ field, value, ids, options, disabled, children }: FieldChoicesProps) {
  if (options === undefined) return children({ choices: readChoices(field.model), isLoadedByComponent: false });
  if (options.status === "loading") {
    return (
      <p id={ids.id} role="status" className="flex h-8 items-center gap-2 text-ink-muted text-sm">
        <Spinner />
        Loading the choices…
      </p>
    );
  }
  if (options.status === "failed") {
    return <NotLoaded id={ids.id} failure={options} kept={textOf(value)} />;
  }
  const { choices, onRefresh, isRefreshing = false, problem, logs = [] } = options;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start gap-1">
        {children({ choices, isLoadedByComponent: true })}
        {onRefresh && (
          <IconButton
            label={`Load the choices of ${field.label} again`}
            disabled={disabled}
            busy={isRefreshing}
            onClick={onRefresh}
          >
            {!isRefreshing && <RotateCw aria-hidden />}
          </IconButton>
        )}
      </div>
      {problem && (
        <div role="alert" className="flex flex-col gap-1 break-words text-problem text-xs">
          <p>They could not be loaded again; these are the ones of the last time. {problem}</p>
          <SaidMeanwhile lines={logs} />
        </div>
      )}
      {choices.length === 0 && onRefresh && !isRefreshing && (
        <p role="status" className="text-ink-muted text-xs">
          The component found nothing to choose from.
        </p>
      )}
    </div>
  );
}

interface NotLoadedProps {
  id: string;
  failure: Extract<FieldOptions, { status: "failed" }>;
  /** What is chosen stays chosen meanwhile. */
  kept: string;
}

function NotLoaded({ id, failure: { message, logs = [], onRetry }, kept }: NotLoadedProps) {
  return (
    <div id={id} role="alert" className="flex flex-col gap-1.5 rounded-control bg-problem-soft p-2">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0 break-words text-xs">
          <p className="text-problem">{message}</p>
          {kept && <p className="mt-0.5 text-ink-muted">Still chosen: {kept}</p>}
        </div>
        <Button size="sm" onClick={onRetry}>
          <RotateCw aria-hidden />
          Retry
        </Button>
      </div>
      <SaidMeanwhile lines={logs} />
    </div>
  );
}

"use client";

import { LogLines } from "@/features/flow-editor/drawer/log-lines.tsx";
import type { Trial } from "./sample.ts";

/** What the step's container wrote meanwhile. */
export function TrialLog({ trial, isOpen }: { trial: Trial; isOpen: boolean }) {
  const { logs, stepId, id } = trial;
  if (logs.length === 0) return null;
  const lines = logs.map(({ at, level, text }) => ({
    at: new Date(at).toISOString(),
    level,
    text,
    stepId,
    containerId: id,
  }));
  return (
    <details key={`${id} ${isOpen}`} open={isOpen} className="text-sm">
      <summary className="w-fit rounded-sm text-ink-muted text-xs">
        Log, {logs.length === 1 ? "1 line" : `${logs.length} lines`}
      </summary>
      <LogLines
        lines={lines}
        error={undefined}
        follow
        className="mt-1 max-h-48 rounded-control border bg-sunken py-1"
      />
    </details>
  );
}

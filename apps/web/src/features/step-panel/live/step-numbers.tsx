"use client";

import { keepsQueues, type LiveStep } from "@millrace/flow";
import { useWorkingState } from "@/features/flow-live/live-context.tsx";
import { formatCount } from "@/lib/format-count.ts";
import { formatMegabytes } from "@/lib/format-megabytes.ts";
import { PanelSection } from "../panel-section.tsx";

/** What is in front of a step now, and what it did since the flow was started. */
export function StepNumbers({ step }: { step: LiveStep }) {
  const keeps = keepsQueues(useWorkingState());
  return (
    <>
      {keeps && (
        <PanelSection
          title="In front of it now"
          aside={step.bytes ? <span className="text-ink-faint text-xs">{formatMegabytes(step.bytes)}</span> : null}
        >
          <Figures
            figures={[
              ["Waiting", step.ready],
              ["In work", step.unacked],
              ["Retrying", step.rebounds],
              ["Quarantine", step.quarantined],
              ["In per second", oneDecimal(step.inPerSecond)],
              ["Out per second", oneDecimal(step.outPerSecond)],
            ]}
          />
        </PanelSection>
      )}
      <PanelSection title="Since the start">
        <Figures
          figures={[
            ["In", step.in],
            ["Out", step.out],
            ["Errors", step.errors],
          ]}
        />
      </PanelSection>
    </>
  );
}

function Figures({ figures }: { figures: ReadonlyArray<readonly [label: string, value: number]> }) {
  return (
    <dl className="grid grid-cols-3 gap-x-4 gap-y-2.5">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt className="text-ink-faint text-xs">{label}</dt>
          <dd className="font-medium text-lg tabular-nums leading-6">{value % 1 ? value : formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

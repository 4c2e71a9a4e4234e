"use client";

import type { FlowDiff, ValueChange } from "@millrace/flow";
import { type ReactNode, useEffect, useRef } from "react";
import { type DiffKind, DiffMark } from "@/components/ui/diff-mark.tsx";
import { cn } from "@/lib/cn.ts";
import { ValueChangeRow } from "./value-change-row.tsx";

export interface ChangeListProps {
  diff: FlowDiff;
  /** Names of all steps of both sides. */
  stepName(stepId: string): string;
  selectedStepId?: string | undefined;
  /** Where there is a canvas beside it. */
  onSelectStep?(stepId: string): void;
}

/** Everything that is different, in words; a step's entry shows it on the canvas. */
export function ChangeList({ diff, stepName, selectedStepId, onSelectStep }: ChangeListProps) {
  const order: readonly DiffKind[] = ["added", "changed", "removed"];
  return (
    <div className="flex flex-col gap-4">
      {diff.steps.length > 0 && (
        <Part title="Steps">
          {order.flatMap((kind) =>
            diff.steps
              .filter((step) => step.kind === kind)
              .map((step) => (
                <StepEntry
                  key={step.stepId}
                  kind={kind}
                  name={step.name}
                  changes={step.changes}
                  isSelected={step.stepId === selectedStepId}
                  onSelect={onSelectStep && (() => onSelectStep(step.stepId))}
                />
              )),
          )}
        </Part>
      )}
      {diff.edges.length > 0 && (
        <Part title="Connections">
          {diff.edges.map(({ edgeId, kind, source, target, changes }) => (
            <li key={edgeId} className="rounded-card border p-2.5">
              <p className="flex flex-wrap items-center gap-2 text-sm">
                <DiffMark kind={kind} />
                <span className="min-w-0 break-words">
                  {stepName(source)} → {stepName(target)}
                </span>
              </p>
              <Values changes={changes} />
            </li>
          ))}
        </Part>
      )}
      {diff.settings.length > 0 && (
        <Part title="Settings of the flow">
          <li className="rounded-card border p-2.5">
            <Values changes={diff.settings} flush />
          </li>
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-medium text-ink-faint text-xs">{title}</h3>
      <ul className="flex flex-col gap-2">{children}</ul>
    </section>
  );
}

interface StepEntryProps {
  kind: DiffKind;
  name: string;
  changes: readonly ValueChange[];
  isSelected: boolean;
  onSelect: (() => void) | undefined;
}

function StepEntry({ kind, name, changes, isSelected, onSelect }: StepEntryProps) {
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) entry.current?.scrollIntoView({ block: "nearest" });
  }, [isSelected]);
  const head = (
    <>
      <DiffMark kind={kind} />
      <span className={cn("min-w-0 break-words font-medium", kind === "removed" && "line-through")}>{name}</span>
    </>
  );
  return (
    <li ref={entry} className={cn("rounded-card border p-2.5 transition-colors", isSelected && "border-accent")}>
      {onSelect ? (
        <button
          type="button"
          title="Show it on the canvas"
          onClick={onSelect}
          className="flex w-full items-center gap-2 rounded-sm text-left text-sm hover:text-accent-text"
        >
          {head}
        </button>
      ) : (
        <p className="flex items-center gap-2 text-sm">{head}</p>
      )}
      <Values changes={changes} />
    </li>
  );
}

function Values({ changes, flush = false }: { changes: readonly ValueChange[]; flush?: boolean }) {
  if (changes.length === 0) return null;
  return (
    <ul className={cn("flex flex-col gap-2", !flush && "mt-2 border-t pt-2")}>
      {changes.map((change) => (
        <ValueChangeRow key={change.path} change={change} />
      ))}
    </ul>
  );
}

"use client";

import type { FlowDefinition } from "@millrace/flow";
import { ChangeList } from "@/features/flow-compare/change-list.tsx";
import { useLocalDiff } from "@/features/flow-compare/use-local-diff.ts";
import { findStep } from "../document/find-step.ts";

/** What stands here and not there, in words. */
export function ConflictChanges({ theirs, yours }: { theirs: FlowDefinition; yours: FlowDefinition }) {
  const diff = useLocalDiff(theirs, yours);
  if (!diff) return null;
  const stepName = (id: string) => (findStep(yours, id) ?? findStep(theirs, id))?.name ?? id;
  const isEmpty = diff.steps.length + diff.edges.length + diff.settings.length === 0;
  if (isEmpty) return <p className="text-ink-muted text-sm">The two differ only in places and notes on the canvas.</p>;
  return <ChangeList diff={diff} stepName={stepName} />;
}

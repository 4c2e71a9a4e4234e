"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import { ExecutionStepCounts } from "@/features/executions/execution-step.tsx";
import { useExecutionView } from "@/features/executions/execution-view.tsx";
import { partOf } from "@/features/executions/shown-execution.ts";
import type { StepKind } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue, useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { kindWords } from "@/features/flow-editor/catalogue/kind-words.ts";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";
import { useInFull } from "./detail/card-detail-context.tsx";
import { ErrorHandlerBadge } from "./error-handler-badge.tsx";
import { SkippedBadge } from "./skipped-badge.tsx";
import { AddAfterButton } from "./step-card/add-after-button.tsx";
import { ExecutionMark } from "./step-card/execution-mark.tsx";
import { LiveBadges } from "./step-card/live-badges.tsx";
import { ProblemBadge } from "./step-card/problem-badge.tsx";
import { StatusRing } from "./step-card/status-ring.tsx";
import { StepCounts } from "./step-card/step-counts.tsx";
import { StepName } from "./step-card/step-name.tsx";
import { WaitingAndFailing } from "./step-card/waiting-and-failing.tsx";

const skippedWords = "Skipped: it has no container, its input goes on to the next step as it is (D takes it in again)";

export type StepCanvasNode = Node<Record<string, never>, "step">;

/**
 * A step on the canvas. Each slot reads its own small part by the step's id, so that a count does not draw the whole card. From afar,
 * and out of sight, a card of a long flow is icon, name, what waits and what is wrong.
 */
export const StepNode = memo(function StepNode({ id, selected }: NodeProps<StepCanvasNode>) {
  const name = useEditor((state) => findStep(state.history.present, id)?.name ?? id);
  const isSkipped = useEditor((state) => findStep(state.history.present, id)?.skipped === true);
  const handlesErrors = useEditor((state) => findStep(state.history.present, id)?.handlesErrors === true);
  const isOpen = useEditor((state) => state.openStepId === id);
  const kind = useStepKind(id);
  const isTrigger = kind.role === "trigger";
  const part = useExecutionView((shown) => shown && partOf(shown, id));
  const isInFull = useInFull(id);
  return (
    <div
      className={cn(
        "group/step relative flex h-18 w-62 items-center gap-3 border border-line-strong bg-surface pr-4 transition-colors hover:border-ink-faint",
        isTrigger ? "rounded-r-card rounded-l-[36px] pl-4" : "rounded-card pl-3",
        part === "failed" && "border-problem outline-2 outline-problem/40",
        part === "none" && "opacity-70",
        isSkipped && "border-dashed bg-canvas",
        (selected || isOpen) && "border-accent outline-2 outline-accent/45 hover:border-accent",
      )}
    >
      {!isTrigger && !handlesErrors && <StepHandle type="target" position={Position.Left} isInFull={isInFull} />}
      <StatusRing stepId={id} round={isTrigger}>
        <ComponentIcon icon={kind.component?.icon} />
      </StatusRing>
      <div id={`card-${id}`} className="min-w-0 flex-1">
        <StepName stepId={id} name={name} fromAfar={!isInFull} />
        {isInFull && <StepWords stepId={id} kind={kind} showsPart={part !== undefined} />}
      </div>
      {part ? (
        <ExecutionMark stepId={id} stepName={name} part={part} isInFull={isInFull} />
      ) : (
        <WaitingAndFailing stepId={id} isInFull={isInFull} />
      )}
      {isInFull && (
        <div className="-top-2.5 absolute right-6 left-3 flex items-center gap-1">
          {isSkipped && <SkippedBadge title={skippedWords} />}
          {handlesErrors && !isSkipped && <ErrorHandlerBadge />}
          {!part && <LiveBadges stepId={id} stepName={name} />}
        </div>
      )}
      <ProblemBadge stepId={id} stepName={name} />
      <StepHandle type="source" position={Position.Right} isInFull={isInFull} />
      {isInFull && <AddAfterButton stepId={id} stepName={name} />}
    </div>
  );
});

interface StepHandleProps {
  type: "source" | "target";
  position: Position.Left | Position.Right;
  isInFull: boolean;
}

/** Where connections begin or end. From afar nothing to see or to grip: React Flow measures where it is, and no more. */
function StepHandle({ type, position, isInFull }: StepHandleProps) {
  if (isInFull) return <Handle type={type} position={position} className="step-handle" />;
  return <span aria-hidden data-handlepos={position} className={cn("step-handle-place", type)} />;
}

interface StepWordsProps {
  stepId: string;
  kind: StepKind;
  /** The step's part in an execution instead of its totals. */
  showsPart: boolean;
}

function StepWords({ stepId, kind, showsPart }: StepWordsProps) {
  return (
    <>
      <span className="block truncate text-ink-faint text-xs leading-4">
        <StepKindText kind={kind} />
      </span>
      {showsPart ? <ExecutionStepCounts stepId={stepId} /> : <StepCounts stepId={stepId} />}
    </>
  );
}

function StepKindText({ kind }: { kind: StepKind }) {
  const { components } = useCatalogue();
  if (components.length === 0) return "…"; // not loaded yet: nothing is known to be wrong
  return kindWords(kind) ?? "Unknown component";
}

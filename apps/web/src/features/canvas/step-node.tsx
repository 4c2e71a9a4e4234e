"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { ShieldAlert } from "lucide-react";
import { memo } from "react";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import { ExecutionStepCounts, RetryHere } from "@/features/executions/execution-step.tsx";
import { useExecutionView } from "@/features/executions/execution-view.tsx";
import { partOf } from "@/features/executions/shown-execution.ts";
import type { StepKind } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue, useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";
import { SkippedBadge } from "./skipped-badge.tsx";
import { AddAfterButton } from "./step-card/add-after-button.tsx";
import { LiveBadges } from "./step-card/live-badges.tsx";
import { ProblemBadge } from "./step-card/problem-badge.tsx";
import { QueueFigures } from "./step-card/queue-figures.tsx";
import { StatusRing } from "./step-card/status-ring.tsx";
import { StepCounts } from "./step-card/step-counts.tsx";
import { StepName } from "./step-card/step-name.tsx";

export type StepCanvasNode = Node<Record<string, never>, "step">;

/** A step on the canvas. Each slot reads its own small part by the step's id, so that a count does not draw the whole card. */
export const StepNode = memo(function StepNode({ id, selected }: NodeProps<StepCanvasNode>) {
  const name = useEditor((state) => state.history.present.graph.nodes.find((node) => node.id === id)?.name ?? id);
  const isSkipped = useEditor(
    (state) => state.history.present.graph.nodes.find((node) => node.id === id)?.skipped === true,
  );
  const handlesErrors = useEditor(
    (state) => state.history.present.graph.nodes.find((node) => node.id === id)?.handlesErrors === true,
  );
  const isOpen = useEditor((state) => state.openStepId === id);
  const kind = useStepKind(id);
  const isTrigger = kind.role === "trigger";
  const part = useExecutionView((shown) => shown && partOf(shown, id));
  return (
    <div
      className={cn(
        "group/step relative flex h-18 w-62 items-center gap-3 border border-line-strong bg-surface pr-4 transition-colors hover:border-ink-faint",
        isTrigger ? "rounded-r-card rounded-l-[36px] pl-4" : "rounded-card pl-3",
        part === "failed" && "border-problem outline-2 outline-problem/40",
        part === "none" && "opacity-45",
        isSkipped && "border-dashed bg-canvas",
        (selected || isOpen) && "border-accent outline-2 outline-accent/45 hover:border-accent",
      )}
    >
      {!isTrigger && !handlesErrors && <Handle type="target" position={Position.Left} className="step-handle" />}
      <StatusRing stepId={id} round={isTrigger}>
        <ComponentIcon icon={kind.component?.icon} />
      </StatusRing>
      <div id={`card-${id}`} className={cn("min-w-0 flex-1", isSkipped && "opacity-60")}>
        <StepName stepId={id} name={name} />
        <span className="block truncate text-ink-faint text-xs leading-4">
          <StepKindText kind={kind} />
        </span>
        {part ? <ExecutionStepCounts stepId={id} /> : <StepCounts stepId={id} />}
      </div>
      {part ? <RetryHere stepId={id} stepName={name} /> : <QueueFigures stepId={id} />}
      {!part && <LiveBadges stepId={id} stepName={name} />}
      {isSkipped ? (
        <SkippedBadge
          title="Skipped: it has no container, its input goes on to the next step as it is (D takes it in again)"
          className="left-3"
        />
      ) : (
        handlesErrors && <ErrorHandlerBadge />
      )}
      <ProblemBadge stepId={id} stepName={name} />
      <Handle type="source" position={Position.Right} className="step-handle" />
      <AddAfterButton stepId={id} stepName={name} />
    </div>
  );
});

function ErrorHandlerBadge() {
  return (
    <span
      title="It gets the errors of the flow's other steps"
      className="-top-2.5 absolute left-3 flex h-5 items-center gap-1 rounded-full border border-line-strong bg-surface px-1.5 font-medium text-ink-muted text-xs"
    >
      <ShieldAlert aria-hidden className="size-3" />
      Error handler
    </span>
  );
}

function StepKindText({ kind }: { kind: StepKind }) {
  const { components } = useCatalogue();
  if (components.length === 0) return "…"; // not loaded yet: nothing is known to be wrong
  if (!kind.component) return "Unknown component";
  return kind.function ? `${kind.component.title} · ${kind.function.title}` : kind.component.title;
}

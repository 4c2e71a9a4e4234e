"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import { type DiffKind, DiffMark, diffLooks } from "@/components/ui/diff-mark.tsx";
import { ErrorHandlerBadge } from "@/features/canvas/error-handler-badge.tsx";
import { SkippedBadge } from "@/features/canvas/skipped-badge.tsx";
import { stepKind } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { kindWords } from "@/features/flow-editor/catalogue/kind-words.ts";
import { cn } from "@/lib/cn.ts";

export type MarkedStepData = Record<string, unknown> & {
  name: string;
  command: string;
  mark: DiffKind | undefined;
  isSkipped: boolean;
  handlesErrors: boolean;
  /** What becomes of the messages that wait for it, in a few words. */
  fate: string | undefined;
};

export type MarkedStepNodeType = Node<MarkedStepData, "marked-step">;

/** A step that is looked at, not edited: as on the canvas, with what happened to it. */
export const MarkedStepNode = memo(function MarkedStepNode({ data, selected }: NodeProps<MarkedStepNodeType>) {
  const { name, command, mark, isSkipped, handlesErrors, fate } = data;
  const catalogue = useCatalogue();
  const kind = stepKind(catalogue, command);
  const isTrigger = kind.role === "trigger";
  const isGone = mark === "removed";
  return (
    <div
      className={cn(
        "relative flex h-18 w-62 items-center gap-3 border bg-surface pr-4",
        isTrigger ? "rounded-r-card rounded-l-[36px] pl-4" : "rounded-card pl-3",
        mark ? diffLooks[mark].outline : "border-line-strong",
        isGone && "bg-sunken",
        isSkipped && "border-dashed bg-canvas",
        selected && "outline-2 outline-accent/60",
      )}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} className="opacity-0" />
      <span
        className={cn(
          "grid size-10 shrink-0 place-items-center bg-sunken",
          isTrigger ? "rounded-full" : "rounded-control",
          isGone && "opacity-50 grayscale",
        )}
      >
        <ComponentIcon icon={kind.component?.icon} />
      </span>
      <div className="min-w-0 flex-1">
        <span
          dir="auto"
          className={cn("block truncate text-left font-medium text-sm", isGone && "text-ink-faint line-through")}
        >
          {name}
        </span>
        <span className="block truncate text-ink-faint text-xs">{(kind.function && kindWords(kind)) ?? command}</span>
      </div>
      <div className="-top-2.5 absolute inset-x-3 flex items-center gap-1">
        {mark && <DiffMark kind={mark} />}
        <span className="ml-auto" />
        {handlesErrors && !isSkipped && <ErrorHandlerBadge />}
        {isSkipped && <SkippedBadge title="It has no container; its input goes on to the next step as it is" />}
      </div>
      {fate && (
        <span className="absolute inset-x-2 top-full mt-1 truncate text-ink-muted text-xs tabular-nums">{fate}</span>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} className="opacity-0" />
    </div>
  );
});

"use client";

import { keepsQueues } from "@millrace/flow";
import { Layers, Plus, Trash2 } from "lucide-react";
import { type FocusEvent, type ReactNode, useState } from "react";
import { disconnectSteps } from "@/features/flow-editor/document/connect-steps.ts";
import { type EdgeEnds, findEdge, findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useWorkingState } from "@/features/flow-live/live-context.tsx";
import { cn } from "@/lib/cn.ts";
import { EdgeFacts } from "./edge-facts.tsx";

interface EdgeMiddleProps {
  edge: EdgeEnds;
  hasCondition: boolean;
  revealed: boolean;
}

/**
 * What sits in the middle of an edge. The buttons are always in the order of focus and seen when they have it. Unseen ones are empty
 * and without colour, not see-through: there are hundreds, and each level of opacity is a layer of its own.
 */
export function EdgeMiddle({ edge, hasCondition, revealed }: EdgeMiddleProps) {
  const store = useEditorStore();
  const name = (id: string) => findStep(store.getState().history.present, id)?.name ?? id;
  const from = useEditor((state) => findStep(state.history.present, edge.source)?.name ?? edge.source);
  const to = useEditor((state) => findStep(state.history.present, edge.target)?.name ?? edge.target);
  const [hasFocus, setFocus] = useState(false);
  const isSeen = revealed || hasFocus;
  const blur = ({ currentTarget, relatedTarget }: FocusEvent) => setFocus(currentTarget.contains(relatedTarget));
  return (
    <div className="relative flex flex-col items-center">
      <div className={cn("flex flex-col items-center transition-opacity", isSeen && "opacity-0")}>
        {hasCondition && <ConditionPill edge={edge} />}
        <EdgeFacts edge={edge} stepName={to} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only looks whether one of its buttons has the focus */}
      <div
        onFocus={() => setFocus(true)}
        onBlur={blur}
        className={cn("absolute inset-0 flex items-center justify-center gap-1", !isSeen && "pointer-events-none")}
      >
        <EdgeButton
          isSeen={isSeen}
          label={`Add step between ${from} and ${to}`}
          onClick={() => store.getState().openPicker({ kind: "edge", edge })}
          className="hover:border-accent hover:bg-accent hover:text-on-accent"
        >
          <Plus aria-hidden />
        </EdgeButton>
        <LookButton stepId={edge.target} stepName={to} isSeen={isSeen} />
        <EdgeButton
          isSeen={isSeen}
          label={`Delete connection from ${name(edge.source)} to ${name(edge.target)}`}
          onClick={() => store.getState().edit((definition) => disconnectSteps(definition, edge))}
          className="hover:border-problem hover:bg-problem hover:text-on-problem"
        >
          <Trash2 aria-hidden />
        </EdgeButton>
      </div>
    </div>
  );
}

/** Into the queue that the edge feeds, while there is one. */
function LookButton({ stepId, stepName, isSeen }: { stepId: string; stepName: string; isSeen: boolean }) {
  const drawer = useDrawer();
  const hasQueue = keepsQueues(useWorkingState());
  if (!hasQueue) return null;
  return (
    <EdgeButton
      isSeen={isSeen}
      label={`Look into the queue of ${stepName}`}
      onClick={() => drawer.getState().showQueue({ stepId, kind: "waiting" })}
      className="hover:border-accent hover:bg-accent hover:text-on-accent"
    >
      <Layers aria-hidden />
    </EdgeButton>
  );
}

/** The beginning of an edge's condition; all of it in the hint. */
function ConditionPill({ edge }: { edge: EdgeEnds }) {
  const condition = useEditor((state) => findEdge(state.history.present, edge)?.config?.condition);
  return (
    <span
      className="absolute bottom-full mb-0.5 max-w-28 truncate rounded-full border bg-surface px-1.5 font-medium text-ink-muted text-xs leading-4"
      title={`Only messages for which this holds: ${condition}`}
    >
      if <span className="font-mono font-normal">{condition}</span>
    </span>
  );
}

interface EdgeButtonProps {
  isSeen: boolean;
  label: string;
  onClick(): void;
  className: string;
  children: ReactNode;
}

function EdgeButton({ isSeen, label, onClick, className, children }: EdgeButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
      className={cn(
        "grid size-6 shrink-0 place-items-center rounded-control border text-ink-muted transition-colors [&_svg]:size-3.5",
        isSeen ? "border-line-strong bg-surface" : "border-transparent",
        className,
      )}
    >
      {isSeen && children}
    </button>
  );
}

"use client";

import { keepsQueues } from "@millrace/flow";
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo, useRef, useState } from "react";
import { useExecutionView } from "@/features/executions/execution-view.tsx";
import { type EdgeEnds, findEdge } from "@/features/flow-editor/document/find-step.ts";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { useLiveStep, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { edgeWidth } from "@/features/flow-live/queue-load.ts";
import { cn } from "@/lib/cn.ts";
import { useConnectionInFull } from "./detail/card-detail-context.tsx";
import { EdgeMiddle } from "./edge-middle.tsx";

export type FlowCanvasEdge = Edge<Record<string, never>, "flow">;

/** Time to travel from the line to the buttons in its middle before they go away. */
const lingerMs = 350;

/** A connection; from afar, a line. */
export const FlowEdge = memo(function FlowEdge(props: EdgeProps<FlowCanvasEdge>) {
  return useConnectionInFull(props) ? <EdgeInFull {...props} /> : <EdgeLine {...props} hitWidth={0} fromAfar />;
});

/** An edge with its pill (depth, condition) and, under the pointer or the focus, the buttons to insert and to delete. */
function EdgeInFull(props: EdgeProps<FlowCanvasEdge>) {
  const { source, target, selected } = props;
  const [, middleX, middleY] = getBezierPath(props);
  const hover = useLingeringHover();
  return (
    <>
      <g onPointerEnter={hover.enter} onPointerLeave={hover.leave}>
        <EdgeLine {...props} hitWidth={28} />
      </g>
      <EdgeLabelRenderer>
        <div
          onPointerEnter={hover.enter}
          onPointerLeave={hover.leave}
          // A place instead of a transform: hundreds of those are layers that the browser sorts anew in each frame.
          className="nodrag nopan pointer-events-auto absolute flex size-0 items-center justify-center"
          style={{ left: middleX, top: middleY }}
        >
          <EdgeMiddle
            edge={{ source, target }}
            hasCondition={useHasCondition(props)}
            revealed={hover.isOver || selected === true}
          />
        </div>
      </EdgeLabelRenderer>
    </>
  );
}

interface EdgeLineProps extends EdgeProps<FlowCanvasEdge> {
  /** How far a pointer may be beside it; 0: it does not answer. */
  hitWidth: number;
  /** Thicker, or it would vanish. */
  fromAfar?: boolean;
}

/** As wide as much flows through it, broken where a condition stands. */
function EdgeLine({ hitWidth, fromAfar, ...props }: EdgeLineProps) {
  const { source, target, selected } = props;
  const [path] = getBezierPath(props);
  const perSecond = useRate(target);
  const isBeside = useExecutionView((shown) => shown !== undefined && !(shown.steps.get(source)?.out ?? 0));
  return (
    <BaseEdge
      path={path}
      interactionWidth={hitWidth}
      className={cn(
        "transition-[stroke,stroke-width]",
        useHasCondition(props) && "edge-conditional",
        isBeside && "opacity-30",
      )}
      style={{ strokeWidth: (edgeWidth(perSecond) + (selected ? 0.75 : 0)) * (fromAfar ? 2.5 : 1) }}
    />
  );
}

function useHasCondition({ source, target }: EdgeEnds): boolean {
  return useEditor((state) => findEdge(state.history.present, { source, target })?.config?.condition !== undefined);
}

/** Messages per second into a step; a flow without queues has none, whatever the last picture said. */
function useRate(stepId: string): number {
  const step = useLiveStep(stepId);
  return keepsQueues(useWorkingState()) ? (step?.inPerSecond ?? 0) : 0;
}

function useLingeringHover() {
  const [isOver, setOver] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return {
    isOver,
    enter: () => {
      clearTimeout(timer.current);
      setOver(true);
    },
    leave: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setOver(false), lingerMs);
    },
  };
}

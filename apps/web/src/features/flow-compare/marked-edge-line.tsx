"use client";

import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo } from "react";
import { type DiffKind, DiffMark } from "@/components/ui/diff-mark.tsx";

export type MarkedEdgeData = Record<string, unknown> & { mark: DiffKind | undefined; hasCondition: boolean };
export type MarkedEdgeType = Edge<MarkedEdgeData, "marked-edge">;

const strokes: Record<DiffKind, string> = {
  added: "var(--color-running)",
  changed: "var(--color-suspended)",
  removed: "var(--color-problem)",
};

/** A connection with what happened to it in its middle. */
export const MarkedEdgeLine = memo(function MarkedEdgeLine(props: EdgeProps<MarkedEdgeType>) {
  const { mark, hasCondition = false } = props.data ?? {};
  const [path, middleX, middleY] = getBezierPath(props);
  const dash = mark === "removed" ? "2 5" : hasCondition ? "5 4" : undefined;
  return (
    <>
      <BaseEdge
        path={path}
        style={{ ...(mark && { stroke: strokes[mark], strokeWidth: 2 }), ...(dash && { strokeDasharray: dash }) }}
      />
      {(mark || hasCondition) && (
        <EdgeLabelRenderer>
          <div
            className="absolute flex items-center gap-1"
            style={{ transform: `translate(-50%, -50%) translate(${middleX}px, ${middleY}px)` }}
          >
            {hasCondition && (
              <span className="rounded-full border bg-surface px-1.5 font-medium text-ink-muted text-xs leading-4">
                if
              </span>
            )}
            {mark && <DiffMark kind={mark} />}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

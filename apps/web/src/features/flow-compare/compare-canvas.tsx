"use client";

import "@xyflow/react/dist/base.css";
import "@/features/canvas/flow-canvas.css";
import { Background, BackgroundVariant, Controls, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import { useMotionMs } from "@/features/canvas/use-motion.ts";
import { stepSize } from "@/features/flow-editor/document/step-geometry.ts";
import { MarkedEdgeLine, type MarkedEdgeType } from "./marked-edge-line.tsx";
import type { MarkedGraph } from "./marked-graph.ts";
import { MarkedStepNode, type MarkedStepNodeType } from "./marked-step-node.tsx";

const nodeTypes = { "marked-step": MarkedStepNode };
const edgeTypes = { "marked-edge": MarkedEdgeLine };
const noAttribution = { hideAttribution: true };
const controlsStyle =
  "flex rounded-card border bg-surface p-0.5 [&_button]:grid [&_button]:size-7 [&_button]:place-items-center [&_button]:rounded-control [&_button:hover]:bg-hover [&_svg]:size-3 [&_svg]:fill-current";
const fitOptions = { padding: 0.15, maxZoom: 1 } as const;

export interface CompareCanvasProps {
  /** What it shows, for screen readers. */
  label: string;
  graph: MarkedGraph;
  /** By step id: what becomes of its messages. */
  fates?: ReadonlyMap<string, string> | undefined;
  selectedStepId: string | undefined;
  onSelectStep(stepId: string | undefined): void;
}

/** A flow that is looked at: to be moved and zoomed, not changed. */
export function CompareCanvas(props: CompareCanvasProps) {
  return (
    <section aria-label={props.label} className="relative min-h-0 min-w-0 flex-1 bg-canvas">
      <ReactFlowProvider>
        <Drawing {...props} />
      </ReactFlowProvider>
    </section>
  );
}

function Drawing({ graph, fates, selectedStepId, onSelectStep }: CompareCanvasProps) {
  const nodes = useMemo(
    () => graph.steps.map((marked) => toNode(marked, { fates, selectedStepId })),
    [graph, fates, selectedStepId],
  );
  const edges = useMemo(() => graph.edges.map(toEdge), [graph]);
  useInSight(selectedStepId);
  return (
    <ReactFlow<MarkedStepNodeType, MarkedEdgeType>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      proOptions={noAttribution}
      fitView
      fitViewOptions={fitOptions}
      minZoom={0.1}
      maxZoom={2}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      nodesFocusable
      deleteKeyCode={null}
      zoomOnDoubleClick={false}
      panOnScroll
      onNodeClick={(_, node) => onSelectStep(node.id)}
      onPaneClick={() => onSelectStep(undefined)}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.25} />
      <Controls showInteractive={false} position="bottom-left" orientation="horizontal" className={controlsStyle} />
    </ReactFlow>
  );
}

/** A step that was chosen in the list comes into the middle. */
function useInSight(stepId: string | undefined): void {
  const { getNode, setCenter, getZoom } = useReactFlow();
  const motionMs = useMotionMs();
  useEffect(() => {
    const place = stepId && getNode(stepId)?.position;
    if (!place) return;
    const zoom = Math.max(0.8, getZoom());
    void setCenter(place.x + stepSize.width / 2, place.y + stepSize.height / 2, { zoom, duration: motionMs });
  }, [stepId, getNode, setCenter, getZoom, motionMs]);
}

function toNode(
  { step, mark }: MarkedGraph["steps"][number],
  { fates, selectedStepId }: Pick<CompareCanvasProps, "fates" | "selectedStepId">,
): MarkedStepNodeType {
  const name = step.name ?? step.id;
  return {
    id: step.id,
    type: "marked-step",
    position: step.position ?? { x: 0, y: 0 },
    selected: step.id === selectedStepId,
    ariaLabel: mark ? `Step ${name}, ${mark}` : `Step ${name}`,
    data: {
      name,
      command: step.command,
      mark,
      isSkipped: step.skipped === true,
      handlesErrors: step.handlesErrors === true,
      fate: fates?.get(step.id),
    },
    measured: stepSize,
    ...stepSize,
  };
}

function toEdge({ id, edge, mark }: MarkedGraph["edges"][number]): MarkedEdgeType {
  return {
    id,
    type: "marked-edge",
    source: edge.source,
    target: edge.target,
    data: { mark, hasCondition: edge.config?.condition !== undefined },
  };
}

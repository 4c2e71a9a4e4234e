"use client";

import "@xyflow/react/dist/base.css";
import "./flow-canvas.css";
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { type MouseEvent, useMemo } from "react";
import { useRetryShown } from "@/features/executions/use-retry-shown.ts";
import { useProblemStore } from "@/features/flow-editor/problems/problem-context.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useLiveViewStore } from "@/features/flow-live/live-view.tsx";
import { useTogglePause } from "@/features/step-controls/use-toggle-pause.ts";
import { type CanvasReach, fitOptions } from "./canvas-commands.ts";
import { CanvasToolbar } from "./canvas-toolbar.tsx";
import { EmptyCanvas } from "./empty-canvas.tsx";
import { type FlowCanvasEdge, FlowEdge } from "./flow-edge.tsx";
import { type StepCanvasNode, StepNode } from "./step-node.tsx";
import { useCanvasKeys } from "./use-canvas-keys.ts";
import { useCanvasView } from "./use-canvas-view.ts";
import { useConnecting } from "./use-connecting.ts";
import { useMotionMs } from "./use-motion.ts";
import { useOpenStepInSight } from "./use-open-step-in-sight.ts";

const nodeTypes = { step: StepNode };
const edgeTypes = { flow: FlowEdge };
const noAttribution = { hideAttribution: true };

/** The flow drawn from left to right; the document is the truth, this is a view of it. */
export function FlowCanvas() {
  return (
    <ReactFlowProvider>
      <section aria-label="Canvas" data-canvas className="relative min-h-0 min-w-0 flex-1 bg-canvas">
        <Surface />
      </section>
    </ReactFlowProvider>
  );
}

function Surface() {
  const store = useEditorStore();
  const canvas = useReactFlow<StepCanvasNode, FlowCanvasEdge>();
  const problems = useProblemStore();
  const motionMs = useMotionMs();
  const live = useLiveViewStore();
  const togglePause = useTogglePause();
  const retryShown = useRetryShown();
  const reach: CanvasReach = useMemo(
    () => ({ store, canvas, problems, live, motionMs, togglePause, retryShown }),
    [store, canvas, problems, live, motionMs, togglePause, retryShown],
  );
  useCanvasKeys(reach);
  useOpenStepInSight(reach);
  return (
    <>
      <Drawing reach={reach} />
      <EmptyCanvas />
      <CanvasToolbar reach={reach} />
    </>
  );
}

/** Drawn anew with every move of a dragged card: its handlers stay the same, or every card would be drawn with it. */
function Drawing({ reach }: { reach: CanvasReach }) {
  const view = useCanvasView();
  const connecting = useConnecting(reach);
  const opening = useOpening(reach);
  return (
    <ReactFlow<StepCanvasNode, FlowCanvasEdge>
      {...view}
      {...connecting}
      {...opening}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      proOptions={noAttribution}
      fitView
      fitViewOptions={fitOptions}
      minZoom={0.15}
      maxZoom={2}
      connectionRadius={36}
      deleteKeyCode={null}
      disableKeyboardA11y
      nodesFocusable
      edgesFocusable={false}
      elevateNodesOnSelect
      zoomOnDoubleClick={false}
      panOnScroll
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.25} />
    </ReactFlow>
  );
}

/** A click opens a step's panel, a double click renames it, a click beside closes the panel. */
function useOpening({ store }: CanvasReach) {
  return useMemo(
    () => ({
      onNodeClick: (event: MouseEvent, node: StepCanvasNode) => {
        // With a modifier the click adds to the selection instead.
        if (!event.shiftKey && !event.ctrlKey && !event.metaKey) store.getState().openStep(node.id);
      },
      onNodeDoubleClick: (_: MouseEvent, node: StepCanvasNode) => store.getState().startRenaming(node.id),
      onPaneClick: () => store.getState().closePanel(),
    }),
    [store],
  );
}

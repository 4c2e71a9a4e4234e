"use client";

import "@xyflow/react/dist/base.css";
import "./flow-canvas.css";
import { MiniMap, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { type MouseEvent, useMemo } from "react";

import { toast } from "@/components/feedback/toast.tsx";

import { ExecutionBar } from "@/features/executions/execution-bar.tsx";

import { useRetryShown } from "@/features/executions/use-retry-shown.ts";
import { stepKind } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useCredentials } from "@/features/flow-editor/catalogue/use-credentials.ts";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useProblemStore } from "@/features/flow-editor/problems/problem-context.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useLiveViewStore } from "@/features/flow-live/live-view.tsx";
import { useTogglePause } from "@/features/step-controls/use-toggle-pause.ts";
import { cn } from "@/lib/cn.ts";
import { type CanvasReach, type CanvasToast, fitOptions } from "./canvas-commands.ts";
import { CanvasFloats } from "./canvas-floats.tsx";
import type { CanvasNode } from "./canvas-graph.ts";
import { CanvasGround } from "./canvas-ground.tsx";
import { CanvasToolbar } from "./canvas-toolbar.tsx";
import { useCanvasView, useCanvasViewStore } from "./canvas-view.tsx";
import { CardDetailProvider } from "./detail/card-detail-context.tsx";
import { EmptyCanvas } from "./empty-canvas.tsx";
import { type FlowCanvasEdge, FlowEdge } from "./flow-edge.tsx";
import { CanvasMenu } from "./menu/canvas-menu.tsx";
import { NoteNode } from "./note-node.tsx";
import { StepNode } from "./step-node.tsx";
import { useCanvasKeys } from "./use-canvas-keys.ts";
import { useCanvasView as useCanvasDrawing } from "./use-canvas-view.ts";
import { useClipboard } from "./use-clipboard.ts";
import { useConnecting } from "./use-connecting.ts";
import { useMotionMs } from "./use-motion.ts";
import { useOpenStepInSight } from "./use-open-step-in-sight.ts";

const nodeTypes = { step: StepNode, note: NoteNode };
/** Each of them adds a click to the selection; with Shift on the empty canvas a box is drawn. */
const addingKeys = ["Shift", "Meta", "Control"];
const edgeTypes = { flow: FlowEdge };
const canvasToast: CanvasToast = { error: toast.error, tell: toast };
const noAttribution = { hideAttribution: true };

/** The flow drawn from left to right; the document is the truth, this is a view of it. */
export function FlowCanvas() {
  return (
    <ReactFlowProvider>
      <section
        aria-label="Canvas"
        data-canvas
        tabIndex={-1}
        className="relative min-h-0 min-w-0 flex-1 bg-canvas outline-none"
      >
        <CardDetailProvider>
          <Surface />
        </CardDetailProvider>
      </section>
    </ReactFlowProvider>
  );
}

function Surface() {
  const store = useEditorStore();
  const canvas = useReactFlow<CanvasNode, FlowCanvasEdge>();
  const problems = useProblemStore();
  const motionMs = useMotionMs();
  const live = useLiveViewStore();
  const drawer = useDrawer();
  const togglePause = useTogglePause();
  const retryShown = useRetryShown();
  const view = useCanvasViewStore();
  const { components, details } = useCatalogue();
  const known = useCredentials();
  const reach: CanvasReach = useMemo(
    () => ({
      toast: canvasToast,
      store,
      canvas,
      problems,
      live,
      drawer,
      view,
      motionMs,
      togglePause,
      retryShown,
      isTrigger: (command) => stepKind({ components, details }, command).role === "trigger",
      credentials: () => known ?? [],
    }),
    [store, canvas, problems, live, drawer, view, motionMs, togglePause, retryShown, components, details, known],
  );
  useCanvasKeys(reach);
  useClipboard(reach);
  useOpenStepInSight(reach);
  return (
    <>
      <CanvasMenu reach={reach}>
        <Drawing reach={reach} />
      </CanvasMenu>
      <EmptyCanvas />
      <ExecutionBar />
      <CanvasToolbar reach={reach} />
      <CanvasFloats reach={reach} />
    </>
  );
}

/** Drawn anew with every move of a dragged card: its handlers stay the same, or every card would be drawn with it. */
function Drawing({ reach }: { reach: CanvasReach }) {
  const drawing = useCanvasDrawing();
  const connecting = useConnecting(reach);
  const opening = useOpening(reach);
  const showsMinimap = useCanvasView((state) => state.showsMinimap);
  const isGliding = useCanvasView((state) => state.isGliding);
  return (
    <ReactFlow<CanvasNode, FlowCanvasEdge>
      {...drawing}
      {...connecting}
      {...opening}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      proOptions={noAttribution}
      fitView
      fitViewOptions={fitOptions}
      minZoom={0.05}
      maxZoom={2}
      connectionRadius={36}
      deleteKeyCode={null}
      disableKeyboardA11y
      nodesFocusable
      edgesFocusable={false}
      elevateNodesOnSelect
      zoomOnDoubleClick={false}
      panOnScroll
      multiSelectionKeyCode={addingKeys}
      className={cn(isGliding && "canvas-glides")}
    >
      <CanvasGround />
      {showsMinimap && (
        <MiniMap
          ariaLabel="Map of the flow"
          pannable
          zoomable
          nodeColor="var(--color-line-strong)"
          bgColor="var(--color-surface)"
          maskColor="color-mix(in oklch, var(--color-canvas) 70%, transparent)"
          className="rounded-card border"
        />
      )}
    </ReactFlow>
  );
}

/** A click opens a step's panel, a double click renames it, a click beside closes the panel. */
function useOpening({ store, view }: CanvasReach) {
  return useMemo(
    () => ({
      onNodeClick: (event: MouseEvent, node: CanvasNode) => {
        // With a modifier the click adds to the selection instead.
        const isAdding = event.shiftKey || event.ctrlKey || event.metaKey;
        if (!isAdding && node.type === "step") store.getState().openStep(node.id);
      },
      onNodeDoubleClick: (_: MouseEvent, node: CanvasNode) =>
        node.type === "step" ? store.getState().startRenaming(node.id) : view.getState().writeNote(node.id),
      onPaneClick: () => store.getState().closePanel(),
    }),
    [store, view],
  );
}

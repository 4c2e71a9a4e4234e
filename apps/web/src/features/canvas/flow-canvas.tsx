"use client";

import "@xyflow/react/dist/base.css";
import "./flow-canvas.css";
import {
  Background,
  BackgroundVariant,
  type Connection,
  type FinalConnectionState,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import { useCallback, useMemo } from "react";
import { toast } from "@/components/ui/toast.tsx";
import { triggerIds } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { connectionProblem, connectSteps } from "@/features/flow-editor/document/connect-steps.ts";
import { stepSize } from "@/features/flow-editor/document/step-geometry.ts";
import { useProblemStore } from "@/features/flow-editor/problems/problem-context.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { type CanvasReach, fitOptions } from "./canvas-commands.ts";
import { CanvasToolbar } from "./canvas-toolbar.tsx";
import { EmptyCanvas } from "./empty-canvas.tsx";
import { type FlowCanvasEdge, FlowEdge } from "./flow-edge.tsx";
import { type StepCanvasNode, StepNode } from "./step-node.tsx";
import { useCanvasKeys } from "./use-canvas-keys.ts";
import { useCanvasView } from "./use-canvas-view.ts";
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
  const reach: CanvasReach = useMemo(
    () => ({ store, canvas, problems, motionMs }),
    [store, canvas, problems, motionMs],
  );
  const view = useCanvasView();
  const connecting = useConnecting(reach);
  useCanvasKeys(reach);
  useOpenStepInSight(reach);
  return (
    <>
      <ReactFlow<StepCanvasNode, FlowCanvasEdge>
        {...view}
        {...connecting}
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
        selectionOnDrag={false}
        onlyRenderVisibleElements={false}
        onNodeClick={(event, node) => {
          if (!event.shiftKey && !event.ctrlKey && !event.metaKey) store.getState().openStep(node.id);
        }}
        onNodeDoubleClick={(_, node) => store.getState().startRenaming(node.id)}
        onPaneClick={() => store.getState().closePanel()}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.25} />
      </ReactFlow>
      <EmptyCanvas />
      <CanvasToolbar reach={reach} />
    </>
  );
}

/** Drawing a connection: onto a step it makes an edge, or says why not; into the void it asks for the step to put there. */
function useConnecting({ store, canvas }: CanvasReach) {
  const catalogue = useCatalogue();
  const problemOf = useCallback(
    ({ source, target }: Pick<Connection, "source" | "target">) => {
      const definition = store.getState().history.present;
      return connectionProblem(definition, {
        source,
        target,
        triggerIds: triggerIds(catalogue, definition.graph.nodes),
      });
    },
    [store, catalogue],
  );
  return {
    isValidConnection: (connection: Connection | FlowCanvasEdge) => problemOf(connection) === undefined,
    onConnect: ({ source, target }: Connection) =>
      store.getState().edit((definition) => connectSteps(definition, { source, target })),
    onConnectEnd: (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
      const { fromNode, toNode, isValid } = connection;
      if (!fromNode || isValid) return;
      if (toNode) {
        const problem = problemOf({ source: fromNode.id, target: toNode.id });
        if (problem) toast.error(problem);
        return;
      }
      if (connection.fromHandle?.type !== "source") return;
      const pointer = "changedTouches" in event ? event.changedTouches[0] : event;
      if (!pointer) return;
      const dropped = canvas.screenToFlowPosition({ x: pointer.clientX, y: pointer.clientY });
      const position = { x: dropped.x, y: dropped.y - stepSize.height / 2 };
      store.getState().openPicker({ kind: "after", stepId: fromNode.id, position });
    },
  };
}

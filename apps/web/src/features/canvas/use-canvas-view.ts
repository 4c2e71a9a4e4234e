"use client";

import type { EdgeChange, NodeChange } from "@xyflow/react";
import { useCallback, useMemo, useRef, useState } from "react";
import { moveSteps } from "@/features/flow-editor/document/move-steps.ts";
import type { Point } from "@/features/flow-editor/document/step-geometry.ts";
import { useDefinition, useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { canvasEdges, canvasNodes } from "./canvas-graph.ts";
import type { FlowCanvasEdge } from "./flow-edge.tsx";
import type { StepCanvasNode } from "./step-node.tsx";

const nothingDragged: ReadonlyMap<string, Point> = new Map();

/** The document as React Flow sees it, and React Flow's wishes as edits of the document. */
export function useCanvasView() {
  const store = useEditorStore();
  const definition = useDefinition();
  const selectedSteps = useEditor((state) => state.selectedSteps);
  const selectedEdge = useEditor((state) => state.selectedEdge);
  const [dragged, setDragged] = useState(nothingDragged);
  const places = useRef(new Map<string, Point>());
  const drawn = useRef<{ nodes: StepCanvasNode[]; edges: FlowCanvasEdge[] }>({ nodes: [], edges: [] });

  const { nodes, edges } = useMemo(() => {
    const view = { definition, selectedSteps, selectedEdge, dragged };
    drawn.current = {
      nodes: canvasNodes(view, drawn.current.nodes),
      edges: canvasEdges(view, drawn.current.edges),
    };
    return drawn.current;
  }, [definition, selectedSteps, selectedEdge, dragged]);

  const onNodesChange = useCallback(
    (changes: NodeChange<StepCanvasNode>[]) => {
      const moves = changes.filter((change) => change.type === "position");
      if (moves.length > 0) {
        for (const { id, position } of moves) if (position) places.current.set(id, position);
        const isOver = moves.some((move) => !move.dragging);
        const positions = new Map(places.current);
        setDragged(isOver ? nothingDragged : positions);
        if (isOver) {
          places.current.clear();
          store.getState().edit((flow) => moveSteps(flow, { positions }));
        }
      }
      const picks = changes.filter((change) => change.type === "select");
      if (picks.length > 0) {
        const selected = new Set(store.getState().selectedSteps);
        for (const pick of picks) pick.selected ? selected.add(pick.id) : selected.delete(pick.id);
        store.getState().selectSteps([...selected]);
      }
    },
    [store],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowCanvasEdge>[]) => {
      for (const change of changes) {
        if (change.type !== "select") continue;
        const edge = drawn.current.edges.find((candidate) => candidate.id === change.id);
        const { selectEdge, selectedEdge: current } = store.getState();
        if (change.selected && edge) selectEdge({ source: edge.source, target: edge.target });
        else if (current && edge && current.source === edge.source && current.target === edge.target) {
          selectEdge(undefined);
        }
      }
    },
    [store],
  );

  return { nodes, edges, onNodesChange, onEdgesChange };
}

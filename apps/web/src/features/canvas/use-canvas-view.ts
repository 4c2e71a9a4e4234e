"use client";

import type { EdgeChange, NodeChange } from "@xyflow/react";
import { useCallback, useMemo, useRef, useState } from "react";
import { changeNote, moveNotes } from "@/features/flow-editor/document/change-notes.ts";
import { moveSteps } from "@/features/flow-editor/document/move-steps.ts";
import type { Point } from "@/features/flow-editor/document/step-geometry.ts";
import { useDefinition, useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { type CanvasNode, type CanvasView, canvasEdges, canvasNodes } from "./canvas-graph.ts";
import type { FlowCanvasEdge } from "./flow-edge.tsx";

const nothingDragged: ReadonlyMap<string, Point> = new Map();

/** The document as React Flow sees it, and React Flow's wishes as edits of the document. */
export function useCanvasView() {
  const store = useEditorStore();
  const definition = useDefinition();
  const selectedSteps = useEditor((state) => state.selectedSteps);
  const selectedNotes = useEditor((state) => state.selectedNotes);
  const selectedEdge = useEditor((state) => state.selectedEdge);
  const [resized, setResized] = useState<CanvasView["resized"]>();
  const [dragged, setDragged] = useState(nothingDragged);
  const places = useRef(new Map<string, Point>());
  const drawn = useRef<{ nodes: CanvasNode[]; edges: FlowCanvasEdge[] }>({ nodes: [], edges: [] });

  const nodes = useMemo(() => {
    const view = { definition, selectedSteps, selectedNotes, dragged, resized };
    drawn.current.nodes = canvasNodes(view, drawn.current.nodes);
    return drawn.current.nodes;
  }, [definition, selectedSteps, selectedNotes, dragged, resized]);
  // Apart: a card that is dragged makes no new list of connections, which React Flow would go through with each move.
  const edges = useMemo(() => {
    drawn.current.edges = canvasEdges({ definition, selectedEdge }, drawn.current.edges);
    return drawn.current.edges;
  }, [definition, selectedEdge]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const moves = changes.filter((change) => change.type === "position");
      if (moves.length > 0) {
        for (const { id, position } of moves) if (position) places.current.set(id, position);
        const isOver = moves.some((move) => !move.dragging);
        const positions = new Map(places.current);
        setDragged(isOver ? nothingDragged : positions);
        if (isOver) {
          places.current.clear();
          store.getState().edit((flow) => moveNotes(moveSteps(flow, { positions }), { positions }));
        }
      }
      for (const change of changes) {
        // Only a corner that is dragged says whether it still is; the first measuring of a card does not.
        if (change.type !== "dimensions" || change.resizing === undefined || !change.dimensions) continue;
        const { id, dimensions: size } = change;
        setResized(change.resizing ? { id, size } : undefined);
        if (!change.resizing) store.getState().edit((flow) => changeNote(flow, { noteId: id, change: { size } }));
      }
      const picks = changes.filter((change) => change.type === "select");
      if (picks.length > 0) {
        const { history, selectedSteps: steps, selectedNotes: notes, selectSteps, selectNotes } = store.getState();
        const noteIds = new Set(history.present.notes?.map(({ id }) => id));
        selectSteps(
          picked(
            steps,
            picks.filter(({ id }) => !noteIds.has(id)),
          ),
        );
        selectNotes(
          picked(
            notes,
            picks.filter(({ id }) => noteIds.has(id)),
          ),
        );
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

function picked(ids: readonly string[], picks: ReadonlyArray<{ id: string; selected: boolean }>): string[] {
  const selected = new Set(ids);
  for (const pick of picks) pick.selected ? selected.add(pick.id) : selected.delete(pick.id);
  return [...selected];
}

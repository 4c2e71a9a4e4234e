import { edgeId, type FlowDefinition, type FlowNode, type FlowNote } from "@millrace/flow";
import type { EdgeEnds } from "../flow-editor/document/find-step.ts";
import { type Point, stepSize } from "../flow-editor/document/step-geometry.ts";
import type { FlowCanvasEdge } from "./flow-edge.tsx";
import type { NoteCanvasNode } from "./note-node.tsx";
import type { StepCanvasNode } from "./step-node.tsx";

export type CanvasNode = StepCanvasNode | NoteCanvasNode;

/** What of the editor's state is drawn. */
export interface CanvasView {
  definition: FlowDefinition;
  selectedSteps: readonly string[];
  selectedNotes: readonly string[];
  selectedEdge: EdgeEnds | undefined;
  /** Places of steps under the pointer, which are not in the document yet. */
  dragged: ReadonlyMap<string, Point>;
  /** The note whose corner is being dragged. */
  resized: { id: string; size: FlowNote["size"] } | undefined;
}

type NodesView = Omit<CanvasView, "selectedEdge">;

const emptyRecord: Record<string, never> = {};

/** React Flow's nodes for a document; a node that looks the same as before is the same object, so that it is not drawn again. */
export function canvasNodes(view: NodesView, before: readonly CanvasNode[]): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  // Notes lie below the cards: they come first in the order of drawing.
  return [...noteNodes(view, known), ...stepNodes(view, known)];
}

type Known = ReadonlyMap<string, CanvasNode>;

function stepNodes(view: NodesView, known: Known): CanvasNode[] {
  const selected = new Set(view.selectedSteps);
  return view.definition.graph.nodes.map((step) => {
    const position = view.dragged.get(step.id) ?? step.position ?? { x: 0, y: 0 };
    const isSelected = selected.has(step.id);
    const ariaLabel = `Step ${step.name ?? step.id}${step.skipped ? ", skipped" : ""}`;
    const old = known.get(step.id);
    const same =
      old?.position.x === position.x &&
      old.position.y === position.y &&
      old.selected === isSelected &&
      old.ariaLabel === ariaLabel;
    return old && same ? old : { ...frameOf(step), position, selected: isSelected, ariaLabel };
  });
}

function noteNodes(view: NodesView, known: Known): CanvasNode[] {
  const selected = new Set(view.selectedNotes);
  return (view.definition.notes ?? []).map((note) => {
    const position = view.dragged.get(note.id) ?? note.position;
    const isSelected = selected.has(note.id);
    const size = view.resized?.id === note.id ? view.resized.size : note.size;
    const ariaLabel = `Note: ${note.text.slice(0, 80) || "empty"}`;
    const old = known.get(note.id);
    const same =
      old?.position.x === position.x &&
      old.position.y === position.y &&
      old.width === size.width &&
      old.height === size.height &&
      old.selected === isSelected &&
      old.ariaLabel === ariaLabel;
    if (old && same) return old;
    return {
      id: note.id,
      type: "note",
      data: emptyRecord,
      position,
      ...size,
      measured: size,
      selected: isSelected,
      connectable: false,
      zIndex: -1,
      ariaLabel,
    };
  });
}

function frameOf(step: FlowNode) {
  // What else there is to say of a step stands on its card: component, state, figures, problems.
  const domAttributes = { "aria-describedby": `card-${step.id}` };
  return { id: step.id, type: "step" as const, data: emptyRecord, measured: stepSize, domAttributes, ...stepSize };
}

export function canvasEdges(
  view: Pick<CanvasView, "definition" | "selectedEdge">,
  before: readonly FlowCanvasEdge[],
): FlowCanvasEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const names = new Map(view.definition.graph.nodes.map((step) => [step.id, step.name ?? step.id]));
  const selectedId = view.selectedEdge && edgeId(view.selectedEdge);
  return view.definition.graph.edges.map((edge) => {
    const id = edgeId(edge);
    const ariaLabel = `Connection from ${names.get(edge.source)} to ${names.get(edge.target)}`;
    const selected = id === selectedId;
    const old = known.get(id);
    if (old && old.selected === selected && old.ariaLabel === ariaLabel) return old;
    return { id, source: edge.source, target: edge.target, type: "flow", selected, ariaLabel, data: emptyRecord };
  });
}

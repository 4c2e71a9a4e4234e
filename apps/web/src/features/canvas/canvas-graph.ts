import { edgeId, type FlowDefinition, type FlowNode } from "@millrace/flow";
import type { EdgeEnds } from "../flow-editor/document/find-step.ts";
import { type Point, stepSize } from "../flow-editor/document/step-geometry.ts";
import type { FlowCanvasEdge } from "./flow-edge.tsx";
import type { StepCanvasNode } from "./step-node.tsx";

/** What of the editor's state is drawn. */
export interface CanvasView {
  definition: FlowDefinition;
  selectedSteps: readonly string[];
  selectedEdge: EdgeEnds | undefined;
  /** Places of steps under the pointer, which are not in the document yet. */
  dragged: ReadonlyMap<string, Point>;
}

const emptyRecord: Record<string, never> = {};

/** React Flow's nodes for a document; a node that looks the same as before is the same object, so that it is not drawn again. */
export function canvasNodes(view: CanvasView, before: readonly StepCanvasNode[]): StepCanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const selected = new Set(view.selectedSteps);
  return view.definition.graph.nodes.map((step) => {
    const position = view.dragged.get(step.id) ?? step.position ?? { x: 0, y: 0 };
    const isSelected = selected.has(step.id);
    const ariaLabel = `Step ${step.name ?? step.id}`;
    const old = known.get(step.id);
    const same =
      old?.position.x === position.x &&
      old.position.y === position.y &&
      old.selected === isSelected &&
      old.ariaLabel === ariaLabel;
    return old && same ? old : { ...frameOf(step), position, selected: isSelected, ariaLabel };
  });
}

function frameOf(step: FlowNode) {
  return { id: step.id, type: "step" as const, data: emptyRecord, measured: stepSize, ...stepSize };
}

export function canvasEdges(view: CanvasView, before: readonly FlowCanvasEdge[]): FlowCanvasEdge[] {
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

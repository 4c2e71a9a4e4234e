import { edgeId, type FlowDefinition, type FlowDiff, type FlowEdge, type FlowNode } from "@millrace/flow";
import type { DiffKind } from "../../components/ui/diff-mark.tsx";
import { cardsOverlap, type Point, rowPitch } from "../flow-editor/document/step-geometry.ts";

export interface MarkedStep {
  step: FlowNode;
  /** Undefined: as it was. */
  mark: DiffKind | undefined;
}

export interface MarkedEdge {
  id: string;
  edge: FlowEdge;
  mark: DiffKind | undefined;
}

export interface MarkedGraph {
  steps: MarkedStep[];
  edges: MarkedEdge[];
}

interface Comparison {
  /** Undefined: nothing to compare with, everything is as it is. */
  before: FlowDefinition | undefined;
  after: FlowDefinition;
  diff: Pick<FlowDiff, "steps" | "edges"> | undefined;
}

/** Both definitions in one drawing: what is there, and as ghosts, near their old places, what is not any more. */
export function markedGraph({ before, after, diff }: Comparison): MarkedGraph {
  const stepMarks = new Map(diff?.steps.map(({ stepId, kind }) => [stepId, kind]));
  const edgeMarks = new Map(diff?.edges.map((edge) => [edge.edgeId, edge.kind]));
  const gone = ghosts(before?.graph.nodes, after.graph.nodes, ({ id }) => id);
  const steps = [...after.graph.nodes, ...besideEachOther(gone, after.graph.nodes)];
  const edges = [...after.graph.edges, ...ghosts(before?.graph.edges, after.graph.edges, edgeId)];
  const drawn = new Set(steps.map(({ id }) => id));
  return {
    steps: steps.map((step) => ({ step, mark: stepMarks.get(step.id) })),
    edges: edges
      .filter(({ source, target }) => drawn.has(source) && drawn.has(target))
      .map((edge) => ({ id: edgeId(edge), edge, mark: edgeMarks.get(edgeId(edge)) })),
  };
}

function ghosts<Part>(before: readonly Part[] = [], after: readonly Part[], idOf: (part: Part) => string): Part[] {
  const now = new Set(after.map(idOf));
  return before.filter((part) => !now.has(idOf(part)));
}

/** What stands at the old place of a ghost now stays there; the ghost sinks below it. */
function besideEachOther(gone: readonly FlowNode[], present: readonly FlowNode[]): FlowNode[] {
  const taken: Point[] = present.flatMap(({ position }) => (position ? [position] : []));
  return gone.map((step) => {
    let position = step.position ?? { x: 0, y: 0 };
    while (taken.some((place) => cardsOverlap(place, position))) position = { ...position, y: position.y + rowPitch };
    taken.push(position);
    return { ...step, position };
  });
}

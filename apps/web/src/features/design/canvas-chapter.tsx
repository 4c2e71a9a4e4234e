"use client";

import { diffFlows, type FlowDefinition } from "@millrace/flow";
import { ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { type ReactNode, useState } from "react";
import { canvasEdges, canvasNodes } from "@/features/canvas/canvas-graph.ts";
import { FlowEdge } from "@/features/canvas/flow-edge.tsx";
import { StepNode } from "@/features/canvas/step-node.tsx";
import { ExecutionViewProvider } from "@/features/executions/execution-view.tsx";
import { CompareCanvas } from "@/features/flow-compare/compare-canvas.tsx";
import { markedGraph } from "@/features/flow-compare/marked-graph.ts";
import { CatalogueProvider } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useLoadedCatalogue } from "@/features/flow-editor/catalogue/use-loaded-catalogue.ts";
import { DrawerProvider } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { ProblemProvider } from "@/features/flow-editor/problems/problem-context.tsx";
import { createProblemStore } from "@/features/flow-editor/problems/problem-store.ts";
import { EditorProvider } from "@/features/flow-editor/store/editor-context.tsx";
import { createEditorStore } from "@/features/flow-editor/store/editor-store.ts";
import { LiveProvider } from "@/features/flow-live/live-context.tsx";
import { createLiveStore } from "@/features/flow-live/live-store.ts";
import { LiveViewProvider } from "@/features/flow-live/live-view.tsx";
import { sampleDefinition, sampleLive, sampleProblems } from "./sample-flow.ts";
import { Chapter, Specimen } from "./specimen.tsx";

const nodeTypes = { step: StepNode };
const edgeTypes = { flow: FlowEdge };
const view = {
  definition: sampleDefinition,
  selectedSteps: ["step_2"],
  selectedNotes: [],
  selectedEdge: undefined,
  dragged: new Map(),
  resized: undefined,
};
const nodes = canvasNodes(view, []);
const edges = canvasEdges(view, []);

/** Cards, rings, badges, pills and bars as the canvas itself draws them, from a picture that holds every state. */
export function CanvasChapter() {
  return (
    <Chapter title="Canvas">
      <Specimen name="Steps and connections, live" wide>
        <Surroundings>
          <div className="h-170 w-full rounded-card border">
            <ReactFlowProvider>
              <ReactFlow nodes={nodes} edges={edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} {...still} />
            </ReactFlowProvider>
          </div>
        </Surroundings>
      </Specimen>
      <Specimen name="Difference of two versions" wide>
        <Surroundings>
          <div className="flex h-90 w-full rounded-card border">
            <CompareCanvas
              label="Difference"
              graph={compared}
              fates={fates}
              selectedStepId={undefined}
              onSelectStep={() => {}}
            />
          </div>
        </Surroundings>
      </Specimen>
    </Chapter>
  );
}

const still = {
  fitView: true,
  nodesDraggable: false,
  nodesConnectable: false,
  panOnDrag: false,
  zoomOnScroll: false,
  preventScrolling: false,
  proOptions: { hideAttribution: true },
};

const after: FlowDefinition = {
  ...sampleDefinition,
  graph: {
    nodes: sampleDefinition.graph.nodes
      .filter(({ id }) => ["step_1", "step_2", "step_3"].includes(id))
      .map((node) => (node.id === "step_2" ? { ...node, fields: { expression: "$" } } : node)),
    edges: [
      { source: "step_1", target: "step_2" },
      { source: "step_1", target: "step_3" },
    ],
  },
};
const before: FlowDefinition = {
  ...sampleDefinition,
  graph: {
    nodes: sampleDefinition.graph.nodes.filter(({ id }) => ["step_1", "step_2", "step_4"].includes(id)),
    edges: [
      { source: "step_1", target: "step_2" },
      { source: "step_2", target: "step_4" },
    ],
  },
};
const compared = markedGraph({ before, after, diff: diffFlows({ before, after }) });
const fates = new Map([
  ["step_1", "Goes on"],
  ["step_2", "New containers · 12 messages go on"],
  ["step_4", "640 messages held"],
]);

function Surroundings({ children }: { children: ReactNode }) {
  const catalogue = useLoadedCatalogue(sampleDefinition);
  const [editor] = useState(() => createEditorStore(sampleDefinition));
  const [live] = useState(() => {
    const store = createLiveStore("running");
    store.getState().receive(sampleLive);
    return store;
  });
  const [problems] = useState(() => {
    const store = createProblemStore();
    store.getState().show(sampleProblems);
    return store;
  });
  return (
    <EditorProvider store={editor}>
      <LiveProvider store={live}>
        <LiveViewProvider>
          <ProblemProvider store={problems}>
            <DrawerProvider>
              <ExecutionViewProvider>
                <CatalogueProvider catalogue={catalogue}>{children}</CatalogueProvider>
              </ExecutionViewProvider>
            </DrawerProvider>
          </ProblemProvider>
        </LiveViewProvider>
      </LiveProvider>
    </EditorProvider>
  );
}

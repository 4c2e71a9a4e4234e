import { Background, BackgroundVariant, ReactFlow, useNodesState } from "@xyflow/react";
import { useMemo } from "react";
import { createRoot } from "react-dom/client";

/** What the library and the browser need alone: the same graph, each node an empty frame with a name. */
function BareCanvas({ graph }) {
  const initial = useMemo(
    () =>
      graph.nodes.map(({ id, name, position }) => ({
        id,
        position,
        data: { label: name },
        width: 248,
        height: 72,
        sourcePosition: "right",
        targetPosition: "left",
      })),
    [graph],
  );
  const [nodes, , onNodesChange] = useNodesState(initial);
  const edges = useMemo(() => graph.edges.map((edge) => ({ ...edge, id: `${edge.source}->${edge.target}` })), [graph]);
  return (
    <ReactFlow nodes={nodes} edges={edges} onNodesChange={onNodesChange} fitView minZoom={0.05} panOnScroll>
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.25} />
    </ReactFlow>
  );
}

createRoot(document.querySelector("#canvas")).render(<BareCanvas graph={window.graph} />);

"use client";

import type { Connection, FinalConnectionState } from "@xyflow/react";
import { useMemo } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import { type Catalogue, triggerIds } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { connectionProblem, connectSteps } from "@/features/flow-editor/document/connect-steps.ts";
import type { EdgeEnds } from "@/features/flow-editor/document/find-step.ts";
import { stepSize } from "@/features/flow-editor/document/step-geometry.ts";
import type { CanvasReach } from "./canvas-commands.ts";
import type { FlowCanvasEdge } from "./flow-edge.tsx";

/** Drawing a connection: onto a step it makes an edge, or says why not; into the void it asks for the step to put there. */
export function useConnecting(reach: CanvasReach) {
  const catalogue = useCatalogue();
  return useMemo(() => connectingHandlers(reach, catalogue), [reach, catalogue]);
}

function connectingHandlers({ store, canvas }: CanvasReach, catalogue: Catalogue) {
  const problemOf = ({ source, target }: EdgeEnds) => {
    const definition = store.getState().history.present;
    return connectionProblem(definition, {
      source,
      target,
      triggerIds: triggerIds(catalogue, definition.graph.nodes),
    });
  };
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
      const pointer = "changedTouches" in event ? event.changedTouches[0] : event;
      if (!pointer || connection.fromHandle?.type !== "source") return;
      const dropped = canvas.screenToFlowPosition({ x: pointer.clientX, y: pointer.clientY });
      const position = { x: dropped.x, y: dropped.y - stepSize.height / 2 };
      store.getState().openPicker({ kind: "after", stepId: fromNode.id, position });
    },
  };
}

import type { MouseEvent } from "react";
import type { CanvasReach } from "../canvas-commands.ts";
import type { MenuTarget } from "./canvas-menu.tsx";

/** What lies under a right click, or has the focus when the menu was asked for by key. */
export function menuTarget(event: MouseEvent, { store, canvas }: CanvasReach): MenuTarget {
  const target = event.target instanceof Element ? event.target : undefined;
  const { graph, notes } = store.getState().history.present;
  const nodeId = target?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  if (nodeId && graph.nodes.some(({ id }) => id === nodeId)) return { kind: "step", stepId: nodeId };
  if (nodeId && notes?.some(({ id }) => id === nodeId)) return { kind: "note", noteId: nodeId };
  const edgeId = target?.closest("[data-edge-id]")?.getAttribute("data-edge-id") ?? edgeOf(target);
  const edge = graph.edges.find(({ source, target: end }) => `${source}->${end}` === edgeId);
  if (edge) return { kind: "edge", edge: { source: edge.source, target: edge.target } };
  return { kind: "canvas", place: canvas.screenToFlowPosition({ x: event.clientX, y: event.clientY }) };
}

function edgeOf(target: Element | undefined): string | null | undefined {
  return target?.closest(".react-flow__edge")?.getAttribute("data-id");
}

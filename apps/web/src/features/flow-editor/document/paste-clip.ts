import { errorHandler, type FlowDefinition, type FlowNode, parseStepCommand } from "@millrace/flow";
import { addNote, nextNoteId } from "./change-notes.ts";
import type { Clip } from "./clip.ts";
import { cardsOverlap, gridSize, type Point } from "./step-geometry.ts";
import { uniqueStepName } from "./unique-step-name.ts";

interface Paste {
  clip: Clip;
  /** Where the upper left corner of it goes. */
  at: Point;
  /** Credentials of the workspace: a step whose component has exactly one gets it. */
  credentials: ReadonlyArray<{ id: string; component: string }>;
}

export interface Pasted {
  definition: FlowDefinition;
  stepIds: string[];
  noteIds: string[];
}

/**
 * Adds what was copied under new ids and unique names. References between the copied steps, `elasticio.<stepId>` in their
 * expressions, follow the new ids; those to steps that were not copied stay as they were.
 */
export function pasteClip(definition: FlowDefinition, { clip, at, credentials }: Paste): Pasted {
  const ids = newIds(definition, clip.graph.nodes);
  const shift = shiftOf(definition, { clip, at });
  const place = ({ x, y }: Point) => ({ x: x + shift.x, y: y + shift.y });
  let result = definition;
  for (const node of clip.graph.nodes) {
    const { credential: _credential, handlesErrors, ...rest } = renameReferences(node, ids);
    const mayHandleErrors = handlesErrors && errorHandler(result.graph) === undefined;
    const credential = onlyCredential(node, credentials);
    const copy: FlowNode = {
      ...rest,
      id: ids.get(node.id) ?? node.id,
      name: uniqueStepName(result, node.name ?? node.id),
      position: place(node.position ?? { x: 0, y: 0 }),
      ...(credential && { credential }),
      ...(mayHandleErrors && { handlesErrors }),
    };
    result = { ...result, graph: { ...result.graph, nodes: [...result.graph.nodes, copy] } };
  }
  const edges = clip.graph.edges.flatMap((edge) => {
    const source = ids.get(edge.source);
    const target = ids.get(edge.target);
    return source && target ? [{ ...renameReferences(edge, ids), source, target }] : [];
  });
  const settings = Object.entries(clip.nodes_config ?? {}).flatMap(([id, own]) => {
    const copyId = ids.get(id);
    return copyId ? [[copyId, own] as const] : [];
  });
  result = {
    ...result,
    graph: { ...result.graph, edges: [...result.graph.edges, ...edges] },
    ...(settings.length > 0 && { nodes_config: { ...result.nodes_config, ...Object.fromEntries(settings) } }),
  };
  const noteIds: string[] = [];
  for (const note of clip.notes ?? []) {
    const id = nextNoteId(result);
    noteIds.push(id);
    result = addNote(result, { ...note, id, position: place(note.position) });
  }
  return { definition: result, stepIds: [...ids.values()], noteIds };
}

function newIds(definition: FlowDefinition, nodes: readonly FlowNode[]): Map<string, string> {
  const numbers = definition.graph.nodes.map((node) => Number(/^step_(\d+)$/.exec(node.id)?.[1] ?? 0));
  const first = Math.max(0, ...numbers) + 1;
  return new Map(nodes.map(({ id }, index) => [id, `step_${first + index}`]));
}

/** Down and to the right until no pasted card lies exactly on another. */
function shiftOf(definition: FlowDefinition, { clip, at }: { clip: Clip; at: Point }): Point {
  const places = [...clip.graph.nodes, ...(clip.notes ?? [])].map(({ position }) => position ?? { x: 0, y: 0 });
  const left = Math.min(...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y));
  const taken = definition.graph.nodes.flatMap(({ position }) => (position ? [position] : []));
  const cards = clip.graph.nodes.map(({ position }) => position ?? { x: 0, y: 0 });
  let shift = { x: round(at.x - left), y: round(at.y - top) };
  const covers = () =>
    cards.some((card) => taken.some((other) => cardsOverlap(other, { x: card.x + shift.x, y: card.y + shift.y })));
  for (let tries = 0; covers() && tries < 200; tries += 1) shift = { x: shift.x + 24, y: shift.y + 48 };
  return shift;
}

function round(value: number): number {
  return Math.round(value / gridSize) * gridSize;
}

function onlyCredential(node: FlowNode, credentials: Paste["credentials"]): string | undefined {
  const component = parseStepCommand(node.command)?.component;
  const fitting = credentials.filter((credential) => credential.component === component);
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}

function renameReferences<T>(value: T, ids: ReadonlyMap<string, string>): T {
  const text = JSON.stringify(value).replace(
    /\belasticio\.([A-Za-z][A-Za-z0-9_]*)/g,
    (_whole, id: string) => `elasticio.${ids.get(id) ?? id}`,
  );
  return JSON.parse(text) as T; // the same value with other ids inside its texts
}

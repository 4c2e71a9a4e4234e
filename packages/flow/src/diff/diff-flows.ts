import {
  type ComponentDescriptor,
  type FieldDescriptor,
  findFunction,
  stepFields,
} from "../component/component-descriptor.ts";
import { dots, maskSecret } from "../credential/mask-secret.ts";
import type { FlowDefinition, FlowEdge, FlowNode } from "../definition/flow-definition.ts";
import { edgeId } from "../definition/graph.ts";
import { parseStepCommand, type StepCommand } from "../definition/step-command.ts";
import { isRecord } from "../is-record.ts";
import { changeLabel } from "./change-labels.ts";
import { diffValues, type LeafChange } from "./diff-values.ts";
import type { DiffKind, EdgeDiff, FlowDiff, StepDiff, ValueChange } from "./flow-diff.ts";

/** What puts a difference into words. All of it may be missing: then keys and ids stand for them. */
export interface DiffWords {
  findComponent?(command: StepCommand): ComponentDescriptor | undefined;
  credentialName?(id: string): string | undefined;
}

interface Sides {
  before: FlowDefinition;
  after: FlowDefinition;
}

/** What changes from one definition to another, down to the single value. Secrets are masked. */
export function diffFlows(sides: Sides, words: DiffWords = {}): FlowDiff {
  return { steps: diffSteps(sides, words), edges: diffEdges(sides), settings: diffSettings(sides) };
}

function diffSteps({ before, after }: Sides, words: DiffWords): StepDiff[] {
  const old = new Map(before.graph.nodes.map((node) => [node.id, node]));
  const now = new Set(after.graph.nodes.map(({ id }) => id));
  const stepDiff = (node: FlowNode, kind: DiffKind, changes: ValueChange[] = []): StepDiff => ({
    kind,
    stepId: node.id,
    name: node.name ?? node.id,
    changes,
  });
  const present = after.graph.nodes.flatMap((node) => {
    const known = old.get(node.id);
    if (!known) return [stepDiff(node, "added")];
    const changes = [
      ...stepChanges({ before: known, after: node }, words),
      ...diffValues(before.nodes_config?.[node.id], after.nodes_config?.[node.id], 2).map((leaf) =>
        valueChange(leaf, "settings"),
      ),
    ];
    return changes.length > 0 ? [stepDiff(node, "changed", changes)] : [];
  });
  const gone = before.graph.nodes.filter(({ id }) => !now.has(id)).map((node) => stepDiff(node, "removed"));
  return [...present, ...gone];
}

function stepChanges({ before, after }: { before: FlowNode; after: FlowNode }, words: DiffWords): ValueChange[] {
  const { fields: oldFields, position: _old, ...oldRest } = before;
  const { fields, position: _new, ...rest } = after;
  return [
    ...diffValues(oldRest, rest, 1).map((leaf) => headChange(leaf, words)),
    ...diffValues(oldFields, fields, 1).map((leaf) => fieldChange(leaf, { before, after, words })),
  ];
}

/** Of what a step is besides its fields: component and credential by the names that people know. */
function headChange(leaf: LeafChange, words: DiffWords): ValueChange {
  const change = valueChange(leaf);
  const name = { command: commandWords, credential: credentialWords }[change.path];
  if (!name) return change;
  const before = name(leaf.before, words);
  const after = name(leaf.after, words);
  // Another version of the same function has the same title.
  return before === after ? change : { ...change, before, after };
}

function commandWords(command: unknown, { findComponent }: DiffWords): unknown {
  const parsed = typeof command === "string" ? parseStepCommand(command) : undefined;
  const component = parsed && findComponent?.(parsed);
  const found = component && findFunction(component, parsed.function);
  return found ? `${component.title} · ${found.descriptor.title}` : command;
}

function credentialWords(id: unknown, { credentialName }: DiffWords): unknown {
  return typeof id === "string" ? (credentialName?.(id) ?? id) : id;
}

interface FieldPlace {
  before: FlowNode;
  after: FlowNode;
  words: DiffWords;
}

function fieldChange({ keys, before, after }: LeafChange, place: FieldPlace): ValueChange {
  const name = keys.join(".");
  const field =
    findField(place.after, { name, words: place.words }) ?? findField(place.before, { name, words: place.words });
  const shown = (value: unknown) => maskField(value, { name, viewClass: field?.viewClass });
  return {
    path: `fields.${name}`,
    label: field?.label ?? changeLabel(name),
    before: shown(before),
    after: shown(after),
  };
}

function maskField(value: unknown, { name, viewClass }: { name: string; viewClass: string | undefined }): unknown {
  // Of how a webhook knows its callers only the way may be shown.
  if (viewClass === "WebhookAuthView" && isRecord(value)) {
    return { ...Object.fromEntries(Object.keys(value).map((key) => [key, dots])), type: value.type };
  }
  return maskSecret(value, { name, ...(viewClass === "PasswordFieldView" && { isSecret: true }) });
}

function findField(node: FlowNode, { name, words }: { name: string; words: DiffWords }): FieldDescriptor | undefined {
  const command = parseStepCommand(node.command);
  const component = command && words.findComponent?.(command);
  const found = component && findFunction(component, command.function);
  return found && stepFields(component, found.descriptor).find(([key]) => key === name)?.[1];
}

function diffEdges({ before, after }: Sides): EdgeDiff[] {
  const old = new Map(before.graph.edges.map((edge) => [edgeId(edge), edge]));
  const now = new Set(after.graph.edges.map(edgeId));
  const edgeDiff = (edge: FlowEdge, kind: DiffKind, changes: ValueChange[]): EdgeDiff => ({
    kind,
    edgeId: edgeId(edge),
    source: edge.source,
    target: edge.target,
    changes,
  });
  const present = after.graph.edges.flatMap((edge) => {
    const known = old.get(edgeId(edge));
    const changes = configChanges(known?.config, edge.config);
    if (!known) return [edgeDiff(edge, "added", changes)];
    return changes.length > 0 ? [edgeDiff(edge, "changed", changes)] : [];
  });
  const gone = before.graph.edges.filter((edge) => !now.has(edgeId(edge))).map((edge) => edgeDiff(edge, "removed", []));
  return [...present, ...gone];
}

function configChanges(before: FlowEdge["config"], after: FlowEdge["config"]): ValueChange[] {
  return diffValues(withoutMapperType(before), withoutMapperType(after), 2).map((leaf) => valueChange(leaf));
}

/** There is only one; whether it is named makes no difference. */
function withoutMapperType(config: FlowEdge["config"]): object {
  const { mapper_type: _type, ...rest } = config ?? {};
  return rest;
}

function diffSettings({ before, after }: Sides): ValueChange[] {
  return diffValues(settingsOf(before), settingsOf(after), 2).map((leaf) => valueChange(leaf));
}

function settingsOf(definition: FlowDefinition): Record<string, unknown> {
  const { graph: _graph, nodes_config: _settings, notes, ...rest }: FlowDefinition & { notes?: unknown } = definition;
  return { ...rest, ...(Array.isArray(notes) && { notes: notesById(notes) }) };
}

/** Notes on the canvas: what they say counts, not where they stick or how large they are. */
function notesById(notes: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(
    notes.filter(isRecord).map((note, index) => [String(note.id ?? index), note.text ?? note.markdown ?? note]),
  );
}

function valueChange({ keys, before, after }: LeafChange, prefix?: string): ValueChange {
  const path = [...(prefix ? [prefix] : []), ...keys].join(".");
  const mask = { name: keys.at(-1) ?? "", ...(plainNames.has(path) && { isSecret: false }) };
  const label = path.startsWith("notes.") ? "Note" : changeLabel(path);
  return { path, label, before: maskSecret(before, mask), after: maskSecret(after, mask) };
}

/** An id or a name, not what it stands for. */
const plainNames: ReadonlySet<string> = new Set(["credential", "settings.passthrough.disabled"]);

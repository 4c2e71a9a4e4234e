import { edgeId, type FlowDefinition, type FlowEdge, type FlowNode, type FlowNote } from "@millrace/flow";

/** What an edit did, in a few words for the buttons that undo it: "Add Send", "Move 3 steps". */
export function describeEdit(before: FlowDefinition, after: FlowDefinition): string {
  return (
    describeItems(stepsOf(before, after)) ??
    describeItems(notesOf(before, after)) ??
    describeEdges(before.graph.edges, after.graph.edges, namesOf(before, after)) ??
    (before.nodes_config === after.nodes_config ? undefined : "Change advanced settings") ??
    "Change flow settings"
  );
}

interface Items<T> {
  before: readonly T[];
  after: readonly T[];
  name(item: T): string;
  many: string;
  changeOf(before: T, after: T): "Move" | "Rename" | "Skip" | "Take in" | "Change";
}

function stepsOf(before: FlowDefinition, after: FlowDefinition): Items<FlowNode> {
  return {
    before: before.graph.nodes,
    after: after.graph.nodes,
    name: (step) => step.name ?? step.id,
    many: "steps",
    changeOf: stepChange,
  };
}

function stepChange(before: FlowNode, after: FlowNode) {
  if (before.name !== after.name && before.command === after.command) return "Rename";
  if (before.skipped !== after.skipped) return after.skipped ? "Skip" : "Take in";
  if (before.handlesErrors !== after.handlesErrors) return "Change";
  const isSameOtherwise =
    before.fields === after.fields && before.command === after.command && before.credential === after.credential;
  return isSameOtherwise && before.description === after.description ? "Move" : "Change";
}

function notesOf(before: FlowDefinition, after: FlowDefinition): Items<FlowNote> {
  return {
    before: before.notes ?? [],
    after: after.notes ?? [],
    name: () => "note",
    many: "notes",
    changeOf: (old, now) => (old.text === now.text && old.color === now.color ? "Move" : "Change"),
  };
}

function describeItems<T extends { id: string }>({ before, after, name, many, changeOf }: Items<T>) {
  if (before === after) return undefined;
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map(({ id }) => id));
  const words = (verb: string, items: readonly T[]) =>
    items.length === 1 && items[0] ? `${verb} ${name(items[0])}` : `${verb} ${items.length} ${many}`;
  const added = after.filter(({ id }) => !old.has(id));
  if (added.length > 0) return words("Add", added);
  const gone = before.filter(({ id }) => !now.has(id));
  if (gone.length > 0) return words("Delete", gone);
  const changed = after.filter((item) => old.get(item.id) !== item);
  // Steps that were only pushed aside tell less than the one that was changed.
  const pairs = changed.map((item) => ({ item, verb: changeOf(old.get(item.id) ?? item, item) }));
  const telling = pairs.filter(({ verb }) => verb !== "Move");
  const told = telling.length > 0 ? telling : pairs;
  const [first] = told;
  return (
    first &&
    words(
      first.verb,
      told.map(({ item }) => item),
    )
  );
}

function namesOf(before: FlowDefinition, after: FlowDefinition): ReadonlyMap<string, string> {
  return new Map([...before.graph.nodes, ...after.graph.nodes].map((step) => [step.id, step.name ?? step.id]));
}

function describeEdges(before: readonly FlowEdge[], after: readonly FlowEdge[], names: ReadonlyMap<string, string>) {
  if (before === after) return undefined;
  const old = new Map(before.map((edge) => [edgeId(edge), edge]));
  const now = new Set(after.map(edgeId));
  const ends = ({ source, target }: FlowEdge) => `${names.get(source)} and ${names.get(target)}`;
  const added = after.find((edge) => !old.has(edgeId(edge)));
  if (added) return `Connect ${ends(added)}`;
  const gone = before.find((edge) => !now.has(edgeId(edge)));
  if (gone) return `Disconnect ${ends(gone)}`;
  const changed = after.find((edge) => old.get(edgeId(edge)) !== edge);
  return changed && `Change the way between ${ends(changed)}`;
}

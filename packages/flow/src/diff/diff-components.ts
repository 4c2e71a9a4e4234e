import {
  type ComponentDescriptor,
  type FieldDescriptor,
  type FunctionRole,
  listFunctions,
  type ResolvedFunction,
} from "../component/component-descriptor.ts";
import { canonicalText } from "./diff-values.ts";
import type { DiffKind } from "./flow-diff.ts";

/** What is different between two versions of a component, as far as flows meet it. */
export interface ComponentDiff {
  functions: FunctionDiff[];
  /** Of its credential. */
  credentials: FieldDiff[];
}

export interface FunctionDiff {
  kind: DiffKind;
  role: FunctionRole;
  name: string;
  title: string;
  /** Of changed functions only. */
  fields: FieldDiff[];
  /** What goes in or comes out is described anew. */
  changesMetadata: boolean;
}

export interface FieldDiff {
  kind: DiffKind;
  name: string;
  label: string;
  /** It must be filled in, and need not have been before. */
  becomesRequired: boolean;
  /** In words: "Choices", "Kind of field". Of changed fields only. */
  changes: string[];
}

export function diffComponents(before: ComponentDescriptor, after: ComponentDescriptor): ComponentDiff {
  return {
    functions: diffFunctions(before, after),
    credentials: diffFields(before.credentials?.fields, after.credentials?.fields),
  };
}

export function isSameComponent({ functions, credentials }: ComponentDiff): boolean {
  return functions.length + credentials.length === 0;
}

function diffFunctions(before: ComponentDescriptor, after: ComponentDescriptor): FunctionDiff[] {
  const old = new Map(listFunctions(before).map((found) => [found.name, found]));
  const now = listFunctions(after);
  const names = new Set(now.map(({ name }) => name));
  const present = now.flatMap((found) => {
    const known = old.get(found.name);
    if (!known) return [functionDiff("added", found)];
    const fields = diffFields(
      { ...before.fields, ...known.descriptor.fields },
      { ...after.fields, ...found.descriptor.fields },
    );
    const changesMetadata = canonicalText(metadataOf(known)) !== canonicalText(metadataOf(found));
    if (fields.length === 0 && !changesMetadata && known.role === found.role) return [];
    return [{ ...functionDiff("changed", found), fields, changesMetadata }];
  });
  return [...present, ...[...old.values()].filter(({ name }) => !names.has(name)).map(gone)];
}

function gone(found: ResolvedFunction): FunctionDiff {
  return functionDiff("removed", found);
}

function functionDiff(kind: DiffKind, { role, name, descriptor }: ResolvedFunction): FunctionDiff {
  return { kind, role, name, title: descriptor.title, fields: [], changesMetadata: false };
}

function metadataOf({ descriptor: { metadata, dynamicMetadata = false } }: ResolvedFunction): unknown {
  return { metadata, dynamicMetadata };
}

type Fields = Readonly<Record<string, FieldDescriptor>>;

function diffFields(before: Fields = {}, after: Fields = {}): FieldDiff[] {
  const present = Object.entries(after).flatMap(([name, field]): FieldDiff[] => {
    const known = before[name];
    const becomesRequired = field.required === true && known?.required !== true && field.default === undefined;
    const changes = known ? changedAspects(known, field) : [];
    if (known && changes.length === 0) return [];
    return [{ kind: known ? "changed" : "added", name, label: field.label, becomesRequired, changes }];
  });
  const removed = Object.entries(before).flatMap(([name, { label }]): FieldDiff[] =>
    name in after ? [] : [{ kind: "removed", name, label, becomesRequired: false, changes: [] }],
  );
  return [...present, ...removed];
}

/** Texts around a field are not told: nobody has to do anything about them. */
const aspects = {
  label: "Name",
  viewClass: "Kind of field",
  required: "Whether it must be filled in",
  model: "Choices",
  require: "Fields it waits for",
  default: "Default",
  visibleWhen: "When it is shown",
} as const satisfies Partial<Record<keyof FieldDescriptor, string>>;

function changedAspects(before: FieldDescriptor, after: FieldDescriptor): string[] {
  const keys = Object.entries(aspects);
  return keys.flatMap(([key, words]) => (canonicalText(before[key]) === canonicalText(after[key]) ? [] : [words]));
}

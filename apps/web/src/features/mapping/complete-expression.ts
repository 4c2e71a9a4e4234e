import type { Completion, CompletionChoice } from "../../components/code-editor/completion.ts";
import type { SampleMessage } from "./evaluate-expression.ts";
import { jsonataFunctions } from "./jsonata-functions.ts";
import { type PathContext, pathContext } from "./path-context.ts";
import { quoteName, shortValue } from "./sample-paths.ts";

export interface Known {
  message: SampleMessage | undefined;
  /** Step id → name: references use ids, people think in names. */
  stepNames: ReadonlyMap<string, string>;
}

const mostItems = 20;
const mostDeepPaths = 60;
const mostLooked = 400;

const functionChoices: readonly CompletionChoice[] = jsonataFunctions.map(({ name, signature, description }) => ({
  label: name,
  insert: `${name}()`,
  cursorBack: signature === "()" ? 0 : 1,
  kind: "function",
  detail: signature,
  description,
}));
const wordChoices: readonly CompletionChoice[] = ["and", "or", "in", "true", "false", "null"].map((label) => ({
  label,
  kind: "keyword",
  boost: -20,
}));

/** What can be typed at a place of an expression: paths of the sample, earlier steps by name, functions. */
export function completeExpression(
  source: string,
  { position, isAsked, known }: { position: number; isAsked: boolean; known: Known },
): Completion | undefined {
  const context = pathContext(source, position);
  if (!context) return undefined;
  const { word, from, path } = context;
  if (word.startsWith("$")) return { from, choices: [...functionChoices, ...variables(source, from)] };
  const isAfterDot = /\.\s*$/.test(source.slice(0, from));
  if (word === "" && !isAfterDot && !isAsked) return undefined;
  const choices = propertyChoices(context, known);
  if (isAfterDot) return choices.length > 0 ? { from, choices } : undefined;
  const root = path.length > 0 ? [] : [...deepChoices(known.message?.body, word), ...earlier(known)];
  return { from, choices: [...choices, ...root, ...functionChoices.map(less), ...wordChoices] };
}

/** What stands under the pointer, when it refers to a step. */
export function explainReference(
  source: string,
  { position, stepNames }: { position: number; stepNames: ReadonlyMap<string, string> },
): { from: number; to: number; text: string } | undefined {
  for (const match of source.matchAll(/elasticio\s*\.\s*([A-Za-z]\w*)/g)) {
    const from = match.index;
    const to = from + match[0].length;
    const id = match[1] ?? "";
    if (position >= from && position <= to) {
      const name = stepNames.get(id);
      return {
        from,
        to,
        text: name ? `${name} (${id}): what this step gave` : `There is no step ${id} before this one`,
      };
    }
  }
  return undefined;
}

function propertyChoices({ path }: PathContext, known: Known): CompletionChoice[] {
  if (path[0] === "elasticio" && path.length === 1) return stepChoices(known);
  const values = valuesAt(known.message, path);
  const found = new Map<string, unknown>();
  for (const value of values) {
    for (const [name, child] of Object.entries(value)) if (!found.has(name)) found.set(name, child);
  }
  return [...found].map(([name, value]) => ({
    label: name,
    insert: quoteName(name),
    kind: "property",
    detail: shortValue(value),
    boost: 30,
  }));
}

function stepChoices({ message, stepNames }: Known): CompletionChoice[] {
  return Object.keys(message?.passthrough ?? {}).map((id) => ({
    label: id,
    insert: `${id}.body`,
    kind: "step",
    detail: stepNames.get(id) ?? id,
    boost: 30,
  }));
}

function earlier({ message }: Known): CompletionChoice[] {
  if (!message || Object.keys(message.passthrough).length === 0) return [];
  return [{ label: "elasticio", insert: "elasticio.", kind: "step", detail: "earlier steps", boost: 10 }];
}

/** Values further down whose name begins with what was typed: `sku` finds `line.sku`. */
function deepChoices(body: unknown, word: string): CompletionChoice[] {
  if (word.length < 2) return [];
  const wanted = word.toLowerCase();
  const open: Array<{ value: unknown; path: string }> = [{ value: body, path: "" }];
  const found: CompletionChoice[] = [];
  let looked = 0;
  for (let at = open.shift(); at && found.length < mostDeepPaths && looked < mostLooked; at = open.shift()) {
    for (const object of recordsOf([at.value]).slice(0, 1)) {
      for (const [name, value] of Object.entries(object)) {
        looked += 1;
        const path = at.path === "" ? quoteName(name) : `${at.path}.${quoteName(name)}`;
        if (at.path !== "" && name.toLowerCase().startsWith(wanted)) {
          found.push({
            label: `${name} (${path})`,
            insert: path,
            kind: "property",
            detail: shortValue(value),
            boost: -5,
          });
        }
        open.push({ value, path });
      }
    }
  }
  return found;
}

/** Objects that a path leads to, through lists as JSONata does. */
function valuesAt(message: SampleMessage | undefined, path: readonly string[]): Record<string, unknown>[] {
  if (!message) return [];
  const [first, ...rest] = path;
  const start: unknown = first === "elasticio" ? message.passthrough : message.body;
  let values = recordsOf([start]);
  for (const name of first === "elasticio" ? rest : path) {
    values = recordsOf(values.map((value) => value[name]));
  }
  return values;
}

function recordsOf(values: readonly unknown[]): Record<string, unknown>[] {
  return values
    .flatMap((value) => (Array.isArray(value) ? value.slice(0, mostItems) : [value]))
    .filter((value): value is Record<string, unknown> => typeof value === "object" && value !== null)
    .slice(0, mostItems);
}

/** Variables that the expression itself defines. */
function variables(source: string, position: number): CompletionChoice[] {
  const defined = source.slice(0, position).matchAll(/\$(\w+)\s*:=|[(,]\s*\$(\w+)\s*(?=[,)])/g);
  const names = new Set([...defined].map((match) => `$${match[1] ?? match[2]}`));
  return [...names].map((label) => ({ label, kind: "variable", boost: 5 }));
}

function less(choice: CompletionChoice): CompletionChoice {
  return { ...choice, boost: -10 };
}

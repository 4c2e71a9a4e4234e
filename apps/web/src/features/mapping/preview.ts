import type { EvaluationResult } from "./evaluate-expression.ts";

export type ValueKind = "nothing" | "null" | "text" | "number" | "yes or no" | "list" | "object" | "function";

/** A result as it is shown: cut where it is made, so that a large value never reaches the page. */
export type Preview =
  | { ok: true; kind: ValueKind; text: string; cutCharacters: number; holds: boolean; missing: string[] }
  | { ok: false; message: string; position?: number | undefined };

const mostCharacters = 1200;

export function previewOf(result: EvaluationResult): Preview {
  if (!result.ok) return result;
  const { value, missing } = result;
  const text = value === undefined ? "" : (JSON.stringify(value, withoutFunctions, 2) ?? String(value));
  return {
    ok: true,
    kind: kindOf(value),
    text: text.slice(0, mostCharacters),
    cutCharacters: Math.max(0, text.length - mostCharacters),
    holds: isTruthy(value),
    missing,
  };
}

/** JSONata's own functions hold their surroundings, which lead back to themselves: they cannot be written down. */
function withoutFunctions(_key: string, value: unknown): unknown {
  return isFunction(value) ? "(a function)" : value;
}

function isFunction(value: unknown): boolean {
  if (typeof value === "function") return true;
  return typeof value === "object" && value !== null && ("_jsonata_lambda" in value || "_jsonata_function" in value);
}

export function kindOf(value: unknown): ValueKind {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (isFunction(value)) return "function";
  if (Array.isArray(value)) return "list";
  switch (typeof value) {
    case "string":
      return "text";
    case "number":
    case "bigint":
      return "number";
    case "boolean":
      return "yes or no";
    default:
      return "object";
  }
}

const kindsOfTypes: Readonly<Record<string, readonly ValueKind[]>> = {
  string: ["text"],
  number: ["number"],
  integer: ["number"],
  boolean: ["yes or no"],
  array: ["list"],
  object: ["object"],
};

/** A hint when a result is of another kind than the schema says; undefined when they agree or the schema says nothing. */
export function typeMismatch(kind: ValueKind, type: string | undefined): string | undefined {
  const wanted = type === undefined ? undefined : kindsOfTypes[type];
  if (!wanted || kind === "nothing" || kind === "null" || wanted.includes(kind)) return undefined;
  return `A ${kind}, where the step takes a ${wanted.join(" or ")}`;
}

/** As in a running step (JSONata's `$boolean`): empty texts, lists and objects are no, a list is yes when a member is. */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isTruthy);
  if (isFunction(value)) return false;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

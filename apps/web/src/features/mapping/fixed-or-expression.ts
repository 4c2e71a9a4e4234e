import { isExpressionValue } from "@millrace/flow";

export type ValueMode = "fixed" | "expression";

/** How a field of a step is filled: by a value, or by `{ jsonata }`. */
export function modeOf(value: unknown): ValueMode {
  return isExpressionValue(value) ? "expression" : "fixed";
}

/** An expression that gives the fixed value a field had, so that switching starts from what was there. */
export function expressionFor(value: unknown): string {
  return value === undefined || value === "" ? "" : JSON.stringify(value);
}

/** The fixed value a mapping's source stands for when it is a plain JSON text, number or truth value. */
export function literalOf(source: string): string | number | boolean | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
  } catch {
    return undefined;
  }
}

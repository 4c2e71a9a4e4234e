/** A field whose value is computed from each message instead of fixed. */
export interface ExpressionValue {
  jsonata: string;
}

/** Whether a field's value is an expression; a fixed object with other keys is not. */
export function isExpressionValue(value: unknown): value is ExpressionValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return "jsonata" in value && typeof value.jsonata === "string" && Object.keys(value).length === 1;
}

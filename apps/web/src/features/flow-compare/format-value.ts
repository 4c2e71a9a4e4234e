import { isExpressionValue } from "@millrace/flow";

/** A value of a definition as people read it; expressions are told apart from fixed text. */
export function formatValue(value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (isExpressionValue(value)) return `= ${value.jsonata}`;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return JSON.stringify(value, null, 2);
}

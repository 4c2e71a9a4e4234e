import type { FlowError } from "./flow-error.ts";

export interface AlikeErrors {
  /** Stays the same while older and newer ones of the kind come in. */
  key: string;
  newest: FlowError;
  /** All of them, newest first. */
  errors: FlowError[];
}

/**
 * Errors that say the same of the same step, but for the values they name, as one row each; in the order of their newest. Expects
 * newest first.
 */
export function foldAlike(errors: readonly FlowError[]): AlikeErrors[] {
  const rows = new Map<string, AlikeErrors>();
  for (const error of errors) {
    const key = [error.flowId, error.stepId, error.status, error.name, patternOf(error.message)].join("\n");
    const row = rows.get(key);
    if (row) row.errors.push(error);
    else rows.set(key, { key, newest: error, errors: [error] });
  }
  return [...rows.values()];
}

/** What the same trouble says of every message: values in quotes and numbers differ from one to the next. */
function patternOf(message: string): string {
  return message.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"').replace(/\d+/g, "#");
}

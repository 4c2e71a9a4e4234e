import type { Choice, FieldDescriptor } from "@millrace/flow";
import type { ControlIds } from "@/components/form/field.tsx";

/** Choices of a select whose `model` names a function of the component: they are loaded by running it. */
export type FieldOptions =
  | {
      status: "loaded";
      choices: readonly Choice[];
      /** Asks the real system again. */
      onRefresh?: () => void;
      isRefreshing?: boolean;
      /** Why asking again gave nothing; the choices are those of the last time. */
      problem?: string | undefined;
      /** What the component said when it was asked again. */
      logs?: readonly string[];
    }
  | { status: "loading" }
  | { status: "failed"; message: string; logs?: readonly string[]; onRetry(): void };

export interface FieldViewProps {
  field: FieldDescriptor;
  value: unknown;
  /** `undefined` takes the value out of the configuration. */
  onChange(value: unknown): void;
  ids: ControlIds;
  options?: FieldOptions | undefined;
  disabled?: boolean | undefined;
}

/** What a text control shows of a value of any kind. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** An emptied control means "not set", not the empty string: `required` and defaults depend on it. */
export function orUnset(text: string): string | undefined {
  return text === "" ? undefined : text;
}

import type { HelpPlace } from "@millrace/flow";
import type { ApiOutputs } from "@/lib/trpc.ts";

export type HelpRule = ApiOutputs["help"]["list"][number];

/** The places where help stands, in words. */
export const placeLabels: Record<HelpPlace, string> = {
  component: "A component",
  credential: "Its credential and the fields of it",
  "credential-error": "A credential that fails",
  function: "A trigger or action",
  field: "A field of a step",
  mapping: "A mapping and its properties",
  "step-error": "An error of a step",
};

/** What a rule catches, in words: "http · function request · field url". */
export function describeRule(rule: Pick<HelpRule, "place" | "component" | "function" | "field">): string {
  const parts = [
    rule.component ?? "Every component",
    rule.function && `function ${rule.function}`,
    rule.field && `field ${rule.field}`,
    rule.place && placeLabels[rule.place].toLowerCase(),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** What a rule does, in words. */
export function describeEffect({
  link,
  description,
  hidden,
}: Pick<HelpRule, "link" | "description" | "hidden">): string {
  if (hidden) return "Hidden";
  return [link, description && `“${description}”`].filter(Boolean).join(" · ");
}

import type { StepKind } from "./catalogue.ts";

/** What a step does, as its card says it: "PostgreSQL · Upsert rows", but "HTTP request", which names its component itself. */
export function kindWords({ component, function: fn }: Pick<StepKind, "component" | "function">): string | undefined {
  if (!component) return undefined;
  if (!fn) return component.title;
  const saysIt = fn.title.toLowerCase().includes(component.title.toLowerCase());
  return saysIt ? fn.title : `${component.title} · ${fn.title}`;
}

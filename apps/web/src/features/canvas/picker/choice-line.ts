import type { ComponentSummary, FunctionSummary } from "@/features/flow-editor/catalogue/catalogue.ts";

interface Choice {
  component: ComponentSummary;
  function: FunctionSummary;
}

/** What a choice does, in one line: its own words, those of its help when a published component has no others, else its component's. */
export function choiceLine({ component, function: own }: Choice): string | undefined {
  return own.description ?? plainWords(own.help?.description) ?? component.description;
}

/** Help may be marked up; a line has no use for that. */
function plainWords(html: string | undefined): string | undefined {
  const words = html
    ?.replaceAll(/<[^>]*>?/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return words || undefined;
}

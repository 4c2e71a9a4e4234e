import type { FlowDefinition } from "@millrace/flow";

/** The wished name, with a number behind it when another step has it already. */
export function uniqueStepName(definition: FlowDefinition, wish: string): string {
  const taken = new Set(definition.graph.nodes.map((node) => node.name ?? node.id));
  if (!taken.has(wish)) return wish;
  const stem = wish.replace(/ \d+$/, "");
  for (let number = 2; ; number += 1) {
    const candidate = `${stem} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

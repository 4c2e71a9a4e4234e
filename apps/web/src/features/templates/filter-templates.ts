interface Searchable {
  title: string;
  summary: string;
  category: string;
  credentials: readonly string[];
  graph: { nodes: ReadonlyArray<{ name?: string | undefined; command: string }> };
}

/** In the order of the templates. */
export function templateCategories(templates: readonly Searchable[]): string[] {
  return [...new Set(templates.map(({ category }) => category))];
}

/** Every word has to occur in the title, the text, the category or a step. */
export function filterTemplates<Template extends Searchable>(
  templates: readonly Template[],
  { search, category }: { search: string; category: string | undefined },
): Template[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter((template) => {
    const steps = template.graph.nodes.map(({ name, command }) => `${name} ${command}`).join(" ");
    const text = `${template.title} ${template.summary} ${template.category} ${template.credentials.join(" ")} ${steps}`;
    return (
      (category === undefined || template.category === category) &&
      words.every((word) => text.toLowerCase().includes(word))
    );
  });
}

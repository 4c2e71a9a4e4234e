interface Findable {
  title: string;
  name: string;
  description?: string | undefined;
  category?: string | undefined;
  triggers: ReadonlyArray<{ title: string; keywords?: string[] | undefined }>;
  actions: ReadonlyArray<{ title: string; keywords?: string[] | undefined }>;
}

const uncategorised = "Other";

/** Components that hold every word of the search, by category; both in the order of the alphabet, the rest last. */
export function byCategory<Component extends Findable>(
  components: readonly Component[],
  { search }: { search: string },
): Array<{ category: string; members: Component[] }> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = components.filter((component) => words.every((word) => textOf(component).includes(word)));
  const groups = Map.groupBy(matching, (component) => component.category ?? uncategorised);
  return [...groups]
    .map(([category, members]) => ({ category, members: members.sort((a, b) => a.title.localeCompare(b.title)) }))
    .sort((a, b) => rank(a.category) - rank(b.category) || a.category.localeCompare(b.category));
}

function rank(category: string): number {
  return category === uncategorised ? 1 : 0;
}

function textOf({ title, name, description, category, triggers, actions }: Findable): string {
  const functions = [...triggers, ...actions].flatMap((each) => [each.title, ...(each.keywords ?? [])]);
  return [title, name, description, category, ...functions].join(" ").toLowerCase();
}

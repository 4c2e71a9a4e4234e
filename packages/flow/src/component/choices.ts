/** One entry of a select; with more below it, a branch of a select tree. */
export interface Choice {
  /** What the configuration gets. Undefined for a heading that only groups. */
  key: string | undefined;
  label: string;
  children: Choice[];
}

/**
 * The choices of a field, in the order they were written. A table's values are labels; in a tree a value may also be
 * `{ label, children }`, which can be chosen and has more below it, or a plain table, whose key is only a heading.
 */
export function readChoices(model: unknown): Choice[] {
  if (!isRecord(model)) return [];
  return Object.entries(model).map(([key, value]): Choice => {
    if (!isRecord(value)) return { key, label: String(value), children: [] };
    const label = value.label ?? value.title;
    if (typeof label !== "string") return { key: undefined, label: key, children: readChoices(value) };
    return { key, label, children: readChoices(value.children ?? value.model) };
  });
}

/** Key → label of everything that can be chosen, however deep it stands. */
export function choiceLabels(choices: readonly Choice[]): Record<string, string> {
  const labels: Array<[string, string]> = [];
  const add = ({ key, label, children }: Choice): void => {
    if (key !== undefined) labels.push([key, label]);
    children.forEach(add);
  };
  choices.forEach(add);
  return Object.fromEntries(labels);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

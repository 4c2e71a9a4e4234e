/** What `{{NAME}}` stands for, first hit counts. */
export interface OAuthNames {
  /** The credential's own fields. */
  values: Readonly<Record<string, unknown>>;
  /** What an administrator set for the component. */
  client: Readonly<Record<string, string>>;
  /** The component's environment. */
  env: Readonly<Record<string, string>>;
}

interface NameFiller {
  /** The text with every `{{NAME}}` replaced; a name that nothing gives a value for becomes nothing, and is noted. */
  fill(text?: string): string;
  /** Names that nothing gave a value for until now. */
  missing(): string[];
}

export function createNameFiller(names: OAuthNames): NameFiller {
  const missing = new Set<string>();
  return {
    fill: (text = "") =>
      text.replaceAll(placeholder, (_, name: string) => {
        const value = lookUp(name, names);
        if (value === undefined) missing.add(name);
        return value ?? "";
      }),
    missing: () => [...missing],
  };
}

/** Every name that the texts ask for, each once. */
export function namesIn(texts: ReadonlyArray<string | undefined>): string[] {
  const names = texts.flatMap((text = "") => [...text.matchAll(placeholder)].map((match) => match[1] ?? ""));
  return [...new Set(names)];
}

const placeholder = /\{\{\s*([\w.-]+)\s*\}\}/g;

function lookUp(name: string, { values, client, env }: OAuthNames): string | undefined {
  const own = Object.hasOwn(values, name) ? values[name] : undefined;
  if (typeof own === "string" && own !== "") return own;
  if (Object.hasOwn(client, name)) return client[name];
  return Object.hasOwn(env, name) ? env[name] : undefined;
}

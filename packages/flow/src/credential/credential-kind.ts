import { choiceLabels, readChoices } from "../component/choices.ts";
import { type ComponentDescriptor, type FieldDescriptor, isFieldVisible } from "../component/component-descriptor.ts";

export interface KindField {
  name: string;
  field: FieldDescriptor;
  /** Value → label, in the descriptor's order. */
  choices: Record<string, string>;
}

const secretViews: readonly string[] = ["PasswordFieldView", "OAuthFieldView", "OAuth1View"];

/**
 * The field of a credential that decides how it signs in: its kinds of authentication. Undefined when there is one kind only. A choice
 * that merely shows more settings, of encryption say, is none.
 */
export function kindField(descriptor: ComponentDescriptor): KindField | undefined {
  const fields = Object.entries(descriptor.credentials?.fields ?? {});
  const governed = (name: string) => fields.filter(([, field]) => Object.hasOwn(field.visibleWhen ?? {}, name));
  for (const [name, field] of fields) {
    if (
      !governed(name).some(([, { viewClass }]) => secretViews.includes(viewClass)) ||
      field.viewClass !== "SelectView" ||
      typeof field.model !== "object"
    )
      continue;
    const choices = choiceLabels(readChoices(field.model));
    if (Object.keys(choices).length > 1) return { name, field, choices };
  }
  return undefined;
}

/** How a credential signs in, in words for a list: the chosen kind's label, or what its fields look like. */
export function credentialKind(descriptor: ComponentDescriptor, values: Record<string, unknown>): string | undefined {
  const kinds = kindField(descriptor);
  const chosen = kinds && values[kinds.name];
  if (typeof chosen === "string" && kinds?.choices[chosen]) return kinds.choices[chosen];
  const fields = Object.values(descriptor.credentials?.fields ?? {});
  const shown = fields.filter((field) => isFieldVisible(field, values));
  const has = (view: string) => shown.some(({ viewClass }) => viewClass === view);
  if (has("OAuthFieldView")) return "OAuth 2";
  if (has("OAuth1View")) return "OAuth 1";
  if (!has("PasswordFieldView")) return undefined;
  return shown.length > 1 ? "User name and password" : "Secret key";
}

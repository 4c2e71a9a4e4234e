import { type ComponentDescriptor, isFieldVisible } from "./component-descriptor.ts";

/** How a credential signs in, in words for a list: the chosen kind's label, or what its fields look like. */
export function credentialKind(descriptor: ComponentDescriptor, values: Record<string, unknown>): string | undefined {
  const fields = Object.entries(descriptor.credentials?.fields ?? {});
  const governors = new Set(fields.flatMap(([, field]) => Object.keys(field.visibleWhen ?? {})));
  for (const [name, { model, viewClass }] of fields) {
    const chosen = values[name];
    if (!governors.has(name) || viewClass !== "SelectView" || typeof model !== "object") continue;
    if (typeof chosen === "string" && model[chosen]) return model[chosen];
  }
  const shown = fields.filter(([, field]) => isFieldVisible(field, values));
  const has = (view: string) => shown.some(([, { viewClass }]) => viewClass === view);
  if (has("OAuthFieldView")) return "OAuth 2";
  if (!has("PasswordFieldView")) return undefined;
  return shown.length > 1 ? "User name and password" : "Secret key";
}

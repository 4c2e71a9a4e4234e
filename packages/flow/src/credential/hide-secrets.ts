import type { FieldDescriptor } from "../component/component-descriptor.ts";
import { dots, maskSecret } from "./mask-secret.ts";

interface Told {
  /** Credential and fields side by side, as a component gets them. */
  config: unknown;
  /** Of its credential and of its step. */
  fields: Readonly<Record<string, FieldDescriptor>>;
}

/** Shorter ones are part of ordinary words. */
const shortestSecret = 4;

/** What a component said, without the secrets it was given: some log all they get. */
export function hideSecrets(lines: readonly string[], { config, fields }: Told): string[] {
  const given = typeof config === "object" && config !== null ? Object.entries(config) : [];
  const secrets = given.flatMap(([name, value]) => {
    const isSecret = fields[name]?.viewClass === "PasswordFieldView";
    return maskedTexts(value, maskSecret(value, { name, ...(isSecret && { isSecret }) }));
  });
  // The longest first, or what is left of it would tell that it begins like a shorter one.
  const hidden = secrets.filter(({ length }) => length >= shortestSecret).toSorted((a, b) => b.length - a.length);
  return lines.map((line) => hidden.reduce((text, secret) => text.replaceAll(secret, dots), line));
}

function maskedTexts(value: unknown, masked: unknown): string[] {
  if (masked === dots) return typeof value === "string" ? [value, JSON.stringify(value).slice(1, -1)] : [];
  if (typeof value !== "object" || value === null || typeof masked !== "object" || masked === null) return [];
  const parts = new Map(Object.entries(masked));
  return Object.entries(value).flatMap(([key, part]) => maskedTexts(part, parts.get(key)));
}

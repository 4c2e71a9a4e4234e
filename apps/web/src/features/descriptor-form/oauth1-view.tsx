"use client";

import { z } from "zod";
import { Field } from "@/components/form/field.tsx";
import { PasswordInput } from "@/components/form/password-input.tsx";
import type { FieldViewProps } from "./field-view.ts";

const text = z.string().catch("");
const tokensSchema = z.looseObject({ oauth_token: text, oauth_token_secret: text });

const parts = [
  { key: "oauth_token", label: "Access token" },
  { key: "oauth_token_secret", label: "Token secret" },
] as const;

/** By hand, what a sign-in by OAuth 1 leaves behind: `{ oauth_token, oauth_token_secret }`. */
export function OAuth1View({ field, value, onChange, ids, disabled }: FieldViewProps) {
  const tokens = tokensSchema.catch({ oauth_token: "", oauth_token_secret: "" }).parse(value ?? {});
  const change = (key: (typeof parts)[number]["key"], part: string) => {
    const next = { ...tokens, [key]: part.trim() };
    const isEmpty = parts.every((each) => next[each.key] === "");
    onChange(isEmpty ? undefined : next);
  };
  return (
    <fieldset
      id={ids.id}
      aria-label={field.label}
      aria-describedby={ids["aria-describedby"]}
      className="flex flex-col gap-3 rounded-control border p-3"
    >
      <p className="text-ink-muted text-xs">
        The other system shows both to whoever registers an application there for an account of their own.
      </p>
      {parts.map(({ key, label }) => (
        <Field key={key} label={label} required>
          {(own) => (
            <PasswordInput
              {...own}
              value={tokens[key]}
              disabled={disabled}
              autoComplete="new-password"
              onChange={(event) => change(key, event.target.value)}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

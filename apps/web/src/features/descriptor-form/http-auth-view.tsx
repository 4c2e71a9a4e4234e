"use client";

import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { PasswordInput } from "@/components/form/password-input.tsx";
import { Select } from "@/components/form/select.tsx";
import type { FieldViewProps } from "./field-view.ts";
import { type HttpAuth, httpAuthKinds, readHttpAuth } from "./structured-values.ts";

/** How a request signs in: `{ type, basic, apiKey, oauth2: { keys } }`. */
export function HttpAuthView({ value, onChange, ids, disabled }: FieldViewProps) {
  const auth = readHttpAuth(value);
  const change = (part: Partial<HttpAuth>) => onChange({ ...auth, ...part });
  const { "aria-invalid": isInvalid, ...choice } = ids;
  // What is wrong is what is empty below, not what was chosen.
  const parts = { disabled, isChecked: isInvalid === true, describedBy: ids["aria-describedby"] };
  return (
    <div className="flex flex-col gap-3">
      <Select
        {...choice}
        value={auth.type}
        disabled={disabled}
        options={offered(auth).map((kind) => ({ value: kind, label: kind }))}
        onValueChange={(kind) => change({ type: httpAuthKinds.find((known) => known === kind) ?? "No Auth" })}
      />
      {auth.type === "Basic Auth" && (
        <div className="flex flex-col gap-3 border-l-2 pl-3">
          <Part
            label="User name"
            value={auth.basic.username}
            {...parts}
            onChange={(username) => change({ basic: { ...auth.basic, username } })}
          />
          <Part
            label="Password"
            isSecret
            value={auth.basic.password}
            {...parts}
            onChange={(password) => change({ basic: { ...auth.basic, password } })}
          />
        </div>
      )}
      {auth.type === "API Key Auth" && (
        <div className="flex flex-col gap-3 border-l-2 pl-3">
          <Part
            label="Header"
            value={auth.apiKey.headerName}
            {...parts}
            onChange={(headerName) => change({ apiKey: { ...auth.apiKey, headerName } })}
          />
          <Part
            label="Value"
            isSecret
            value={auth.apiKey.headerValue}
            {...parts}
            onChange={(headerValue) => change({ apiKey: { ...auth.apiKey, headerValue } })}
          />
        </div>
      )}
      {auth.type === "OAuth2" && (
        <p className="text-ink-muted text-xs">
          It keeps the tokens it has; nothing renews them. A newer version of the component signs in by itself.
        </p>
      )}
    </div>
  );
}

/** This view has no way to sign in at another system: what signs in that way can only be kept. */
function offered({ type }: HttpAuth) {
  return httpAuthKinds.filter((kind) => kind !== "OAuth2" || type === "OAuth2");
}

interface PartProps {
  label: string;
  value: string;
  isSecret?: boolean;
  disabled: boolean | undefined;
  /** Somebody tried to save: an empty one is to be seen as such. */
  isChecked: boolean;
  /** The problem beneath the whole field says what is missing. */
  describedBy: string | undefined;
  onChange(value: string): void;
}

function Part({ label, value, isSecret, disabled, isChecked, describedBy, onChange }: PartProps) {
  const Control = isSecret ? PasswordInput : Input;
  return (
    <Field label={label} required>
      {(ids) => (
        <Control
          {...ids}
          aria-invalid={(isChecked && value.trim() === "") || undefined}
          aria-describedby={describedBy}
          value={value}
          disabled={disabled}
          autoComplete={isSecret ? "new-password" : "off"}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

"use client";

import { z } from "zod";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { PasswordInput } from "@/components/form/password-input.tsx";
import { Select } from "@/components/form/select.tsx";
import type { FieldViewProps } from "./field-view.ts";

const webhookAuthSchema = z.object({
  type: z.enum(["NO_AUTH", "BASIC", "API_KEY", "HMAC"]).catch("NO_AUTH"),
  basic: z.object({ username: z.string().catch(""), password: z.string().catch("") }).optional(),
  apiKey: z.object({ headerName: z.string().catch(""), headerValue: z.string().catch("") }).optional(),
  hmacSecret: z.string().optional(),
});
type WebhookAuth = z.infer<typeof webhookAuthSchema>;

const kinds = [
  { value: "NO_AUTH", label: "Anyone who knows the address" },
  { value: "BASIC", label: "User name and password (Basic)" },
  { value: "API_KEY", label: "A header with a fixed value" },
  { value: "HMAC", label: "A signature of the body (HMAC)" },
];

/** Who may call a webhook: `{ type: NO_AUTH | BASIC | API_KEY | HMAC, basic, apiKey, hmacSecret }`. */
export function WebhookAuthView({ value, onChange, ids, disabled }: FieldViewProps) {
  const auth = webhookAuthSchema.catch({ type: "NO_AUTH" }).parse(value ?? {});
  const change = (part: Partial<WebhookAuth>) => onChange({ ...auth, ...part });
  return (
    <div className="flex flex-col gap-3">
      <Select
        {...ids}
        value={auth.type}
        options={kinds}
        disabled={disabled}
        onValueChange={(type) => change({ type: webhookAuthSchema.shape.type.parse(type) })}
      />
      {auth.type !== "NO_AUTH" && (
        <div className="flex flex-col gap-3 border-l-2 pl-3">
          <AuthDetails auth={auth} change={change} disabled={disabled} />
        </div>
      )}
    </div>
  );
}

interface AuthDetailsProps {
  auth: WebhookAuth;
  change(part: Partial<WebhookAuth>): void;
  disabled: boolean | undefined;
}

function AuthDetails({ auth, change, disabled }: AuthDetailsProps) {
  const basic = auth.basic ?? { username: "", password: "" };
  const apiKey = auth.apiKey ?? { headerName: "", headerValue: "" };
  switch (auth.type) {
    case "NO_AUTH":
      return null;
    case "BASIC":
      return (
        <>
          <PlainField
            label="User name"
            value={basic.username}
            disabled={disabled}
            onChange={(username) => change({ basic: { ...basic, username } })}
          />
          <SecretField
            label="Password"
            value={basic.password}
            disabled={disabled}
            onChange={(password) => change({ basic: { ...basic, password } })}
          />
        </>
      );
    case "API_KEY":
      return (
        <>
          <PlainField
            label="Header"
            value={apiKey.headerName}
            disabled={disabled}
            onChange={(headerName) => change({ apiKey: { ...apiKey, headerName } })}
          />
          <SecretField
            label="Value"
            value={apiKey.headerValue}
            disabled={disabled}
            onChange={(headerValue) => change({ apiKey: { ...apiKey, headerValue } })}
          />
        </>
      );
    case "HMAC":
      return (
        <SecretField
          label="Shared secret"
          description="The caller sends the hex SHA-256 or SHA-512 of the body in the header <code>x-eio-signature</code>."
          value={auth.hmacSecret ?? ""}
          disabled={disabled}
          onChange={(hmacSecret) => change({ hmacSecret })}
        />
      );
  }
}

interface PartProps {
  label: string;
  description?: string;
  value: string;
  disabled: boolean | undefined;
  onChange(value: string): void;
}

function PlainField({ label, description, value, disabled, onChange }: PartProps) {
  return (
    <Field label={label} description={description} required>
      {(ids) => <Input {...ids} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

function SecretField({ label, description, value, disabled, onChange }: PartProps) {
  return (
    <Field label={label} description={description} required>
      {(ids) => (
        <PasswordInput
          {...ids}
          autoComplete="new-password"
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

import type { ComponentDescriptor } from "../component/component-descriptor.ts";
import { oauthField } from "./oauth-field.ts";
import { type OAuthTokens, oauthTokensSchema, renewalTime } from "./oauth-tokens.ts";
import { oauth1TokensSchema } from "./oauth1-tokens.ts";

export interface CredentialAccess {
  /** Epoch milliseconds at which the access ends; undefined: it does not, or nobody knows. */
  expiresAt: number | undefined;
  /** Epoch milliseconds at which it is to be renewed; undefined: it cannot, or need not. */
  renewAt: number | undefined;
}

/** How long the access lasts that a credential's values hold. */
export function credentialAccess(
  descriptor: ComponentDescriptor,
  { values, now }: { values: Record<string, unknown>; now: number },
): CredentialAccess {
  const { name, protocol } = oauthField(descriptor) ?? {};
  if (name !== undefined && protocol === "oauth1") {
    return { expiresAt: oauth1TokensSchema.safeParse(values[name]).data?.expires_at, renewAt: undefined };
  }
  const tokens = readTokens(descriptor, values)?.tokens;
  if (!tokens) return { expiresAt: undefined, renewAt: undefined };
  return { expiresAt: tokens.expires_at, renewAt: renewalTime(tokens, { now }) };
}

/** The OAuth 2 tokens among a credential's values and the field they stand under; undefined when it was never signed in. */
export function readTokens(
  descriptor: ComponentDescriptor,
  values: Record<string, unknown>,
): { field: string; tokens: OAuthTokens } | undefined {
  const { name: field, protocol } = oauthField(descriptor) ?? {};
  if (field === undefined || protocol !== "oauth2") return undefined;
  const parsed = oauthTokensSchema.safeParse(values[field]);
  return parsed.success ? { field, tokens: parsed.data } : undefined;
}

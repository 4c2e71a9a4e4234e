import type { ComponentDescriptor } from "../component/component-descriptor.ts";
import { createNameFiller, namesIn, type OAuthNames } from "./fill-names.ts";
import { type OAuthReadiness, signInAddress } from "./oauth-readiness.ts";

/** Everything an OAuth 2 sign-in needs to know about the other side. */
export interface OAuthSettings {
  authUri: string;
  tokenUri: string;
  clientId: string;
  /** Absent: a public client, which PKCE alone protects. */
  clientSecret?: string;
  scopes: string[];
  /** Sent along to the provider, as the component wants it. */
  accessType?: string;
  prompt?: string;
  /** How the client shows itself at the token endpoint. */
  clientAuth: "basic" | "body";
}

/** The descriptor's `oauth2` with every `{{NAME}}` replaced. */
export function resolveOAuthSettings(
  descriptor: ComponentDescriptor,
  names: OAuthNames,
): OAuthReadiness<OAuthSettings> {
  const oauth2 = descriptor.credentials?.oauth2;
  if (!oauth2) return { status: "incomplete", missing: [], problems: ["The component does not say where to sign in."] };
  const { fill, missing } = createNameFiller(names);
  const authUri = fill(oauth2.auth_uri).trim();
  const tokenUri = fill(oauth2.token_uri).trim();
  const clientId = fill(oauth2.client_id).trim();
  const wanted = missing(); // a client without a secret, and no scopes at all, are fine
  if (wanted.length > 0) return { status: "incomplete", missing: wanted, problems: [] };
  const clientSecret = fill(oauth2.client_secret);
  const scopes = (oauth2.scopes ?? []).flatMap((scope) => fill(scope).split(/[\s,]+/)).filter(Boolean);
  const problems = [
    ...signInAddress("The sign-in page's address", authUri),
    ...signInAddress("The token address", tokenUri),
    ...(clientId ? [] : ["There is no client id."]),
  ];
  if (problems.length > 0) return { status: "incomplete", missing: [], problems };
  const clientAuth = fill(oauth2.client_auth) === "basic" ? "basic" : "body";
  return {
    status: "ready",
    settings: {
      authUri,
      tokenUri,
      clientId,
      ...(clientSecret && { clientSecret }),
      scopes: [...new Set(scopes)],
      ...(oauth2.access_type && { accessType: oauth2.access_type }),
      ...(oauth2.prompt && { prompt: oauth2.prompt }),
      clientAuth,
    },
  };
}

/** Names in the sign-in that no field of the credential gives: an administrator has to, or the component's environment does. */
export function oauthClientNames(descriptor: ComponentDescriptor): string[] {
  const { oauth2, oauth1, fields } = descriptor.credentials ?? {};
  return namesIn([
    ...(oauth2 ? [oauth2.auth_uri, oauth2.token_uri, oauth2.client_id, oauth2.client_secret, oauth2.client_auth] : []),
    ...(oauth2?.scopes ?? []),
    ...(oauth1 ? [oauth1.request_token_uri, oauth1.auth_uri, oauth1.access_token_uri] : []),
    ...(oauth1 ? [oauth1.consumer_key, oauth1.consumer_secret] : []),
  ]).filter((name) => !(name in (fields ?? {})));
}

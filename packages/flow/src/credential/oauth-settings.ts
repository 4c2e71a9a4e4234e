import type { ComponentDescriptor, FieldDescriptor } from "../component/component-descriptor.ts";

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

/** What `{{NAME}}` stands for, first hit counts. */
export interface OAuthNames {
  /** The credential's own fields. */
  values: Readonly<Record<string, unknown>>;
  /** What an administrator set for the component. */
  client: Readonly<Record<string, string>>;
  /** The component's environment. */
  env: Readonly<Record<string, string>>;
}

export type OAuthReadiness =
  | { status: "ready"; settings: OAuthSettings }
  /** Names that nothing gives a value for, and addresses that are none. */
  | { status: "incomplete"; missing: string[]; problems: string[] };

/** The field of a credential that is filled by signing in, with its name; undefined when there is none. */
export function oauthField(descriptor: ComponentDescriptor): { name: string; field: FieldDescriptor } | undefined {
  const found = Object.entries(descriptor.credentials?.fields ?? {}).find(
    ([, { viewClass }]) => viewClass === "OAuthFieldView",
  );
  return found && { name: found[0], field: found[1] };
}

/** The descriptor's `oauth2` with every `{{NAME}}` replaced. */
export function resolveOAuthSettings(descriptor: ComponentDescriptor, names: OAuthNames): OAuthReadiness {
  const oauth2 = descriptor.credentials?.oauth2;
  if (!oauth2) return { status: "incomplete", missing: [], problems: ["The component does not say where to sign in."] };
  const missing = new Set<string>();
  const fill = (text = "") =>
    text.replaceAll(placeholder, (_, name: string) => {
      const value = lookUp(name, names);
      if (value === undefined) missing.add(name);
      return value ?? "";
    });
  const authUri = fill(oauth2.auth_uri).trim();
  const tokenUri = fill(oauth2.token_uri).trim();
  const clientId = fill(oauth2.client_id).trim();
  const wanted = new Set(missing); // a client without a secret, and no scopes at all, are fine
  const clientSecret = fill(oauth2.client_secret);
  const scopes = (oauth2.scopes ?? []).flatMap((scope) => fill(scope).split(/[\s,]+/)).filter(Boolean);
  const problems = wanted.size > 0 ? [] : addressProblems({ authUri, tokenUri });
  if (!clientId && wanted.size === 0) problems.push("There is no client id.");
  if (wanted.size > 0 || problems.length > 0) return { status: "incomplete", missing: [...wanted], problems };
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

/** Names in `oauth2` that no field of the credential gives: an administrator has to, or the component's environment does. */
export function oauthClientNames(descriptor: ComponentDescriptor): string[] {
  const { oauth2, fields } = descriptor.credentials ?? {};
  if (!oauth2) return [];
  const { auth_uri, token_uri, client_id = "", client_secret = "", scopes = [], client_auth = "" } = oauth2;
  const texts = [auth_uri, token_uri, client_id, client_secret, client_auth, ...scopes];
  const names = texts.flatMap((text) => [...text.matchAll(placeholder)].map((match) => match[1] ?? ""));
  return [...new Set(names)].filter((name) => !(name in (fields ?? {})));
}

const placeholder = /\{\{\s*([\w.-]+)\s*\}\}/g;

function lookUp(name: string, { values, client, env }: OAuthNames): string | undefined {
  const own = Object.hasOwn(values, name) ? values[name] : undefined;
  if (typeof own === "string" && own !== "") return own;
  if (Object.hasOwn(client, name)) return client[name];
  return Object.hasOwn(env, name) ? env[name] : undefined;
}

function addressProblems({ authUri, tokenUri }: { authUri: string; tokenUri: string }): string[] {
  const isAddress = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? "");
  return [
    ...(isAddress(authUri) ? [] : [`The sign-in page's address has to start with https://, not "${authUri}".`]),
    ...(isAddress(tokenUri) ? [] : [`The token address has to start with https://, not "${tokenUri}".`]),
  ];
}

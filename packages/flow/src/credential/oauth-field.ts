import type { ComponentDescriptor, FieldDescriptor } from "../component/component-descriptor.ts";

export type OAuthProtocol = "oauth1" | "oauth2";

interface OAuthField {
  name: string;
  field: FieldDescriptor;
  protocol: OAuthProtocol;
}

/** The field of a credential that is filled by signing in, with its name; undefined when there is none. */
export function oauthField(descriptor: ComponentDescriptor): OAuthField | undefined {
  for (const [name, field] of Object.entries(descriptor.credentials?.fields ?? {})) {
    const protocol = oauthProtocol(field);
    if (protocol) return { name, field, protocol };
  }
  return undefined;
}

/** How a field is filled by signing in; undefined: it is not. */
export function oauthProtocol({ viewClass }: FieldDescriptor): OAuthProtocol | undefined {
  if (viewClass === "OAuthFieldView") return "oauth2";
  return viewClass === "OAuth1View" ? "oauth1" : undefined;
}

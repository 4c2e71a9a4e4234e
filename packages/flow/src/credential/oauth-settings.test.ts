import { describe, expect, it } from "vitest";
import type { ComponentDescriptor } from "../component/component-descriptor.ts";
import { credentialKind } from "./credential-kind.ts";
import { oauthField } from "./oauth-field.ts";
import { oauthClientNames, resolveOAuthSettings } from "./oauth-settings.ts";

const descriptor: ComponentDescriptor = {
  title: "CRM",
  credentials: {
    fields: {
      subdomain: { viewClass: "TextFieldView", label: "Subdomain" },
      oauth: { viewClass: "OAuthFieldView", label: "Sign in" },
    },
    oauth2: {
      client_id: "{{CRM_CLIENT_ID}}",
      client_secret: "{{CRM_CLIENT_SECRET}}",
      auth_uri: "https://{{subdomain}}.crm.example/authorize",
      token_uri: "https://{{subdomain}}.crm.example/token",
      scopes: ["read", "write offline_access"],
      client_auth: "basic",
    },
  },
};
const nothing = { values: {}, client: {}, env: {} };

describe("the settings of a sign-in", () => {
  it("take their names from the fields, then the administrator, then the component's environment", () => {
    const readiness = resolveOAuthSettings(descriptor, {
      values: { subdomain: "acme" },
      client: { CRM_CLIENT_ID: "ours" },
      env: { CRM_CLIENT_ID: "the component's", CRM_CLIENT_SECRET: "hush" },
    });
    expect(readiness).toEqual({
      status: "ready",
      settings: {
        authUri: "https://acme.crm.example/authorize",
        tokenUri: "https://acme.crm.example/token",
        clientId: "ours",
        clientSecret: "hush",
        scopes: ["read", "write", "offline_access"],
        clientAuth: "basic",
      },
    });
  });

  it("say by name what is missing, a secret excepted: a public client has none", () => {
    expect(resolveOAuthSettings(descriptor, nothing)).toMatchObject({
      status: "incomplete",
      missing: ["subdomain", "CRM_CLIENT_ID"],
    });
    const client = { CRM_CLIENT_ID: "ours" };
    const ready = resolveOAuthSettings(descriptor, { ...nothing, values: { subdomain: "acme" }, client });
    expect(ready).toMatchObject({ status: "ready", settings: { clientId: "ours" } });
    expect(JSON.stringify(ready)).not.toContain("clientSecret");
  });

  it("refuse addresses that no browser should be sent to", () => {
    const odd = {
      ...descriptor,
      credentials: { oauth2: { auth_uri: "javascript:alert(1)", token_uri: "x", client_id: "c" } },
    };
    expect(resolveOAuthSettings(odd, nothing)).toMatchObject({
      status: "incomplete",
      problems: [/sign-in page/, /token/].map((text) => expect.stringMatching(text)),
    });
  });

  it("are not read from what objects inherit", () => {
    const odd = {
      ...descriptor,
      credentials: { oauth2: { auth_uri: "https://x/{{constructor}}", token_uri: "https://x", client_id: "c" } },
    };
    expect(resolveOAuthSettings(odd, nothing)).toMatchObject({ missing: ["constructor"] });
  });

  it("need an administrator for the names that are no field", () => {
    expect(oauthClientNames(descriptor)).toEqual(["CRM_CLIENT_ID", "CRM_CLIENT_SECRET"]);
    expect(oauthField(descriptor)?.name).toBe("oauth");
  });
});

describe("the kind of a credential", () => {
  const http: ComponentDescriptor = {
    title: "HTTP",
    credentials: {
      fields: {
        authentication: { viewClass: "SelectView", label: "Kind", model: { basic: "Basic", none: "None" } },
        user: { viewClass: "TextFieldView", label: "User", visibleWhen: { authentication: ["basic"] } },
        password: { viewClass: "PasswordFieldView", label: "Password", visibleWhen: { authentication: ["basic"] } },
      },
    },
  };
  it("is the label of the choice that decides which fields are shown", () => {
    expect(credentialKind(http, { authentication: "basic" })).toBe("Basic");
  });
  it("is read off the fields otherwise", () => {
    expect(credentialKind(descriptor, {})).toBe("OAuth 2");
    expect(credentialKind({ title: "x", credentials: {} }, {})).toBeUndefined();
  });
});

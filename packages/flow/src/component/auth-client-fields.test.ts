import { expect, test } from "vitest";
import { credentialKind, kindField } from "../credential/credential-kind.ts";
import { oauthField } from "../credential/oauth-field.ts";
import { oauthClientNames } from "../credential/oauth-settings.ts";
import { signsIn } from "../credential/signs-in.ts";
import { withFormerShape } from "./auth-client-fields.ts";
import { componentDescriptorSchema, needsCredential } from "./component-descriptor.ts";

const read = (rest: object) => componentDescriptorSchema.parse({ title: "REST", ...rest });

test("a component that leaves its credential's form to the platform gets one for each of its types", () => {
  const rest = read({ authClientTypes: ["noauth", "basic", "api_key", "oauth2"] });
  expect(needsCredential(rest)).toBe(true);
  expect(rest.credentials?.required).toBe(false);
  expect(Object.keys(kindField(rest)?.choices ?? {})).toEqual(["noauth", "basic", "api_key", "oauth2"]);
  expect(credentialKind(rest, { authType: "api_key" })).toMatch(/API key/);
  expect(oauthField(rest)?.name).toBe("oauth");
  const kinds = ["oauth2", "basic"].map((authType) => credentialKind(rest, { authType }));
  expect(kinds.map((kind) => signsIn(rest, kind))).toEqual([true, false]);
  expect(oauthClientNames(rest)).toEqual([]);
});

test("with one type there is nothing to choose, whatever the type is called after its kind", () => {
  const rest = read({ authClientTypes: ["oauth2_instagram"] });
  expect(kindField(rest)).toBeUndefined();
  expect(rest.credentials?.fields?.oauth?.visibleWhen).toBeUndefined();
  expect(rest.credentials?.required).toBe(true);
});

test("a form from before its types is left out, and its help is kept", () => {
  const field = (viewClass: string) => ({ viewClass, label: "Authentication" });
  const own = { fields: { auth: field("HTTPAuthView") }, help: { link: "https://docs.example/sign-in" } };
  const { credentials } = read({ authClientTypes: ["basic", "noauth"], credentials: own });
  expect(credentials).toMatchObject({ help: own.help, formerField: "auth" });
  expect(Object.keys(credentials?.fields ?? {})).toEqual(["authType", "username", "password"]);
});

test("a component that still looks for the former shape when it verifies finds it", () => {
  const credentials = { fields: { auth: { viewClass: "HTTPAuthView", label: "Auth" } } };
  const rest = read({ authClientTypes: ["basic", "api_key", "oauth2", "noauth"], credentials });
  const shaped = (values: object) => withFormerShape(rest, { ...values }).auth;
  const ada = { username: "ada", password: "x" };
  expect(shaped({ authType: "basic", ...ada })).toMatchObject({ type: "Basic Auth", basic: ada });
  expect(shaped({ authType: "noauth" })).toMatchObject({ type: "No Auth" });
  const key = { headerName: "X-Key", headerValue: "7" };
  expect(shaped({ authType: "api_key", ...key })).toMatchObject({ type: "API Key Auth", apiKey: key });
  const oauth = { access_token: "t" };
  expect(shaped({ authType: "oauth2", oauth })).toMatchObject({ type: "OAuth2", oauth2: { keys: oauth } });
  expect(withFormerShape(read({ authClientTypes: ["basic"] }), ada)).toBe(ada);
});

test("a form of the component's own stays as it is, and unknown types make none", () => {
  const own = { fields: { key: { viewClass: "PasswordFieldView", label: "Key" } } };
  expect(read({ credentials: own }).credentials).toEqual(own);
  expect(read({ authClientTypes: ["carrier_pigeon"] }).credentials).toBeUndefined();
  expect(read({}).credentials).toBeUndefined();
});

test("a component that signs in by OAuth 1 has a field of its own for it, and is read again the same", () => {
  const oauth1 = { consumer_key: "{{KEY}}", request_token_uri: "https://x.example/request" };
  const fields = { oauth: { viewClass: "OAuthFieldView", label: "Access" } };
  const component = read({ credentials: { oauth1, fields } });
  expect(component.credentials?.fields?.oauth?.viewClass).toBe("OAuth1View");
  expect(oauthField(component)?.protocol).toBe("oauth1");
  expect(credentialKind(component, {})).toBe("OAuth 1");
  expect(signsIn(component, "OAuth 1")).toBe(true);
  expect(componentDescriptorSchema.parse(component)).toEqual(component);
});

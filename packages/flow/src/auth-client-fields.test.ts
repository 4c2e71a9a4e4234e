import { expect, test } from "vitest";
import { componentDescriptorSchema, needsCredential } from "./component-descriptor.ts";
import { credentialKind, kindField } from "./credential-kind.ts";
import { oauthClientNames, oauthField } from "./oauth-settings.ts";

const read = (rest: object) => componentDescriptorSchema.parse({ title: "REST", ...rest });

test("a component that leaves its credential's form to the platform gets one for each of its types", () => {
  const rest = read({ authClientTypes: ["noauth", "basic", "api_key", "oauth2"] });
  expect(needsCredential(rest)).toBe(true);
  expect(rest.credentials?.required).toBe(false);
  expect(Object.keys(kindField(rest)?.choices ?? {})).toEqual(["noauth", "basic", "api_key", "oauth2"]);
  expect(credentialKind(rest, { authType: "api_key" })).toMatch(/API key/);
  expect(oauthField(rest)?.name).toBe("oauth");
  expect(oauthClientNames(rest)).toEqual([]);
});

test("with one type there is nothing to choose, whatever the type is called after its kind", () => {
  const rest = read({ authClientTypes: ["oauth2_instagram"] });
  expect(kindField(rest)).toBeUndefined();
  expect(rest.credentials?.fields?.oauth?.visibleWhen).toBeUndefined();
  expect(rest.credentials?.required).toBe(true);
});

test("a form of the component's own stays as it is, and unknown types make none", () => {
  const own = { fields: { key: { viewClass: "PasswordFieldView", label: "Key" } } };
  expect(read({ authClientTypes: ["basic"], credentials: own }).credentials).toEqual(own);
  expect(read({ authClientTypes: ["carrier_pigeon"] }).credentials).toBeUndefined();
  expect(read({}).credentials).toBeUndefined();
});

import { expect, test } from "vitest";
import { type ComponentDescriptor, componentDescriptorSchema } from "../component/component-descriptor.ts";
import { credentialAccess, readTokens } from "./credential-access.ts";
import { oauthField } from "./oauth-field.ts";
import { oauthClientNames } from "./oauth-settings.ts";
import { hasOAuth1Page, resolveOAuth1Settings } from "./oauth1-settings.ts";
import { keepOAuth1Tokens, oauth1Account, oauth1AnswerSchema } from "./oauth1-tokens.ts";

const shop: ComponentDescriptor = componentDescriptorSchema.parse({
  title: "Shop",
  credentials: {
    fields: {
      town: { viewClass: "TextFieldView", label: "Town" },
      oauth: { viewClass: "OAuthFieldView", label: "Sign in" },
    },
    oauth1: {
      consumer_key: "{{SHOP_KEY}}",
      consumer_secret: "{{SHOP_SECRET}}",
      request_token_uri: "https://{{town}}.shop.example/request?scope=read",
      auth_uri: "https://{{town}}.shop.example/authorize",
      access_token_uri: "https://{{town}}.shop.example/access",
    },
  },
});
const client = { SHOP_KEY: "key", SHOP_SECRET: "hush" };
const nothing = { values: {}, client: {}, env: {} };

test("an OAuth 1 sign-in takes its names from where an OAuth 2 one does, and needs all of them", () => {
  expect(oauthField(shop)).toMatchObject({ name: "oauth", protocol: "oauth1" });
  expect(oauthClientNames(shop)).toEqual(["SHOP_KEY", "SHOP_SECRET"]);
  expect(resolveOAuth1Settings(shop, { ...nothing, values: { town: "acme" }, client })).toEqual({
    status: "ready",
    settings: {
      requestTokenUri: "https://acme.shop.example/request?scope=read",
      authUri: "https://acme.shop.example/authorize",
      accessTokenUri: "https://acme.shop.example/access",
      consumerKey: "key",
      consumerSecret: "hush",
    },
  });
  expect(resolveOAuth1Settings(shop, { ...nothing, client: { SHOP_KEY: "key" } })).toEqual({
    status: "incomplete",
    missing: ["town", "SHOP_SECRET"],
    problems: [],
  });
});

test("what nobody can be sent to is said, not tried", () => {
  const changed = (oauth1: Record<string, string>) => ({ ...shop, credentials: { ...shop.credentials, oauth1 } });
  expect(resolveOAuth1Settings(changed({ consumer_key: "k" }), nothing)).toMatchObject({
    status: "incomplete",
    problems: [expect.stringContaining("by hand")],
  });
  expect([shop, changed({ consumer_key: "k" })].map(hasOAuth1Page)).toEqual([true, false]);
  const odd = { request_token_uri: "javascript:alert(1)", auth_uri: "x", access_token_uri: "https://shop.example" };
  expect(resolveOAuth1Settings(changed(odd), nothing)).toMatchObject({
    problems: [/request tokens/, /sign-in page/, /consumer key/].map((text) => expect.stringMatching(text)),
  });
});

test("tokens are kept as they came; an end counts when one was told", () => {
  const answer = oauth1AnswerSchema.parse({
    oauth_token: "t",
    oauth_token_secret: "s",
    screen_name: "ada",
    user_id: "7",
  });
  expect(keepOAuth1Tokens(answer, { now: 5 })).toEqual(answer);
  expect(oauth1Account(answer)).toBe("ada");
  expect(oauth1Account({ oauth_token: "t", oauth_token_secret: "s" })).toBeUndefined();
  const ending = keepOAuth1Tokens({ ...answer, oauth_expires_in: "60" }, { now: 5 });
  expect(credentialAccess(shop, { values: { oauth: ending }, now: 5 })).toEqual({
    expiresAt: 60_005,
    renewAt: undefined,
  });
  expect(credentialAccess(shop, { values: {}, now: 5 })).toEqual({ expiresAt: undefined, renewAt: undefined });
  expect(readTokens(shop, { oauth: { ...ending, access_token: "no" } })).toBeUndefined();
});

import { isSignedWith } from "@millrace/testing";
import { expect, test } from "vitest";
import { signOAuth1 } from "./sign-oauth1.ts";

const consumer = { key: "key & co", secret: "hush/hush+" };
const token = { token: "tok/en", secret: "ssh&ssh" };
const form = new URLSearchParams();

function check(
  url: string,
  { tokenSecret, ...signing }: { token?: typeof token; tokenSecret?: string; parameters: Record<string, string> },
) {
  const authorization = signOAuth1(url, { consumer, ...signing });
  const secrets = { consumerSecret: consumer.secret, ...(tokenSecret !== undefined && { tokenSecret }) };
  return { authorization, isRight: isSignedWith({ method: "POST", url, authorization, form }, secrets) };
}

test("a question for a request token is signed, its way back included, and no secret stands in it", () => {
  const parameters = { oauth_callback: "https://m.example/oauth/callback?state=a b&c" };
  const { authorization, isRight } = check("https://shop.example/request", { parameters });
  expect(isRight).toBe(true);
  expect(authorization).toContain(`oauth_callback="${encodeURIComponent(parameters.oauth_callback)}"`);
  expect(authorization).not.toContain("hush");
});

test("a query of the address counts in full, whatever it holds", () => {
  const url = "https://SHOP.example:443/request?scope=a%20b!&filter=x=y&filter=w&empty=&plus=1%2B1";
  expect(check(url, { parameters: { oauth_callback: "oob" } }).isRight).toBe(true);
});

test("a question for access is signed with the token's secret, too", () => {
  const parameters = { oauth_verifier: "v" };
  expect(check("https://shop.example/access", { token, tokenSecret: token.secret, parameters }).isRight).toBe(true);
  expect(check("https://shop.example/access", { token, tokenSecret: "another", parameters }).isRight).toBe(false);
});

test("two questions never look the same", () => {
  const nonce = () => /oauth_nonce="(\w+)"/.exec(check("https://s.example/", { parameters: {} }).authorization)?.[1];
  expect(nonce()).toMatch(/^\w{32}$/);
  expect(nonce()).not.toBe(nonce());
});

import { expect, test } from "vitest";
import { missingAuthParts } from "./missing-auth-parts.ts";

test("a way to sign in names what it is nothing without, as long as that is empty", () => {
  const missing = (value: unknown) => missingAuthParts({ viewClass: "HTTPAuthView" }, value);
  expect(missing({ type: "Basic Auth" })).toEqual(["User name", "Password"]);
  expect(missing({ type: "Basic Auth", basic: { username: "ada", password: " " } })).toEqual(["Password"]);
  expect(missing({ type: "Basic Auth", basic: { username: "ada", password: "s" } })).toEqual([]);
  expect(missing({ type: "API Key Auth", apiKey: { headerValue: "k" } })).toEqual(["Header"]);
  for (const value of [undefined, {}, { type: "No Auth" }, { type: "OAuth2" }]) expect(missing(value)).toEqual([]);
  expect(missingAuthParts({ viewClass: "TextFieldView" }, { type: "Basic Auth" })).toEqual([]);
});

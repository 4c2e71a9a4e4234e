import { expect, test } from "vitest";
import { hideSecrets } from "./hide-secrets.ts";

const fields = {
  user: { viewClass: "TextFieldView", label: "User" },
  phrase: { viewClass: "PasswordFieldView", label: "Phrase" },
};

test("what a component logs of its secrets is hidden, in the places where it says it, and nothing else is", () => {
  const config = { user: "ada", phrase: 'open "sesame"', oauth: { access_token: "tok-123", expires_in: 3600 } };
  const lines = [`cfg ${JSON.stringify(config)}`, 'ada said open "sesame" and got tok-123', "all is well"];
  const hidden = hideSecrets(lines, { config, fields });
  expect(hidden).toEqual([
    'cfg {"user":"ada","phrase":"••••••","oauth":{"access_token":"••••••","expires_in":3600}}',
    "ada said •••••• and got ••••••",
    "all is well",
  ]);
});

test("a very short secret is left alone, and so is a config that is none", () => {
  expect(hideSecrets(["an apple"], { config: { phrase: "a" }, fields })).toEqual(["an apple"]);
  expect(hideSecrets(["x"], { config: null, fields })).toEqual(["x"]);
});

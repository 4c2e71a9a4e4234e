import type { FieldDescriptor } from "@millrace/flow";
import { expect, test } from "vitest";
import { defaultValues } from "./default-values.ts";
import { missingFields } from "./missing-fields.ts";
import { visibleValues } from "./visible-values.ts";

const fields: Record<string, FieldDescriptor> = {
  kind: { viewClass: "SelectView", label: "Kind", required: true },
  token: { viewClass: "PasswordFieldView", label: "Token", required: true, visibleWhen: { kind: ["bearer"] } },
  place: { viewClass: "SelectView", label: "Place", default: "header", visibleWhen: { kind: ["key"] } },
};

test("a required field is missing only while it is visible and blank", () => {
  expect(missingFields(fields, {})).toEqual({ kind: "Kind is required" });
  expect(missingFields(fields, { kind: "bearer", token: "  " })).toEqual({ token: "Token is required" });
  expect(missingFields(fields, { kind: "basic" })).toEqual({});
});

test("of the two tokens of an OAuth 1 access one alone is not enough, required or not", () => {
  const oauth = { oauth: { viewClass: "OAuth1View", label: "Access" } };
  expect(missingFields(oauth, {})).toEqual({});
  expect(missingFields(oauth, { oauth: { oauth_token: "t", oauth_token_secret: "" } })).toEqual({
    oauth: "Access is required",
  });
  expect(missingFields(oauth, { oauth: { oauth_token: "t", oauth_token_secret: "s" } })).toEqual({});
});

test("of a way to sign in to HTTP, what is empty is named, required or not", () => {
  const auth = { auth: { viewClass: "HTTPAuthView", label: "Authentication" } };
  const basic = (username: string, password: string) => ({
    auth: { type: "Basic Auth", basic: { username, password } },
  });
  expect(missingFields(auth, {})).toEqual({});
  expect(missingFields(auth, basic("", ""))).toEqual({ auth: "Authentication needs user name and password" });
  expect(missingFields(auth, basic("ada", ""))).toEqual({ auth: "Authentication needs password" });
  expect(missingFields(auth, basic("ada", "s"))).toEqual({});
});

test("a form starts with the defaults and leaves those of hidden fields out when it is saved", () => {
  const values = { ...defaultValues(fields), kind: "bearer", token: "t" };
  expect(visibleValues(fields, values)).toEqual({ kind: "bearer", token: "t" });
  expect(visibleValues(fields, { ...values, kind: "key" })).toEqual({ kind: "key", place: "header" });
});

import type { FieldDescriptor } from "@millrace/flow";
import { expect, test } from "vitest";
import { missingFields } from "../descriptor-form/missing-fields.ts";
import { editableFields } from "./editable-fields.ts";
import { freeName } from "./free-name.ts";

const fields: Record<string, FieldDescriptor> = {
  kind: { viewClass: "SelectView", label: "Kind", required: true },
  password: { viewClass: "PasswordFieldView", label: "Password", required: true, visibleWhen: { kind: ["basic"] } },
  token: { viewClass: "PasswordFieldView", label: "Token", required: true, visibleWhen: { kind: ["bearer"] } },
};

test("saved values may stay as they are", () => {
  const editable = editableFields(fields, { values: {}, setFields: ["kind", "password"] });
  expect(editable.password?.visibleWhen).toBeUndefined();
  expect(missingFields(editable, {})).toEqual({});
});

test("another kind of authentication asks for its own fields", () => {
  const values = { kind: "bearer" };
  const editable = editableFields(fields, { values, setFields: ["kind", "password"] });
  expect(missingFields(editable, values)).toEqual({ token: "Token is required" });
});

test("a new credential gets a name that is free", () => {
  expect(freeName("HTTP", [])).toBe("HTTP");
  expect(freeName("HTTP", ["HTTP", "HTTP 2"])).toBe("HTTP 3");
});

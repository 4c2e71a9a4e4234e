import { expect, test } from "vitest";
import { componentName, namePattern } from "./component-name.ts";
import { readVariables } from "./read-variables.ts";

test.each([
  ["Petstore_Component.zip", "petstore-component"],
  ["https://github.com/acme/shop-component.git", "shop-component"],
  ["https://github.com/acme/shop-component/", "shop-component"],
  ["__odd__", "odd"],
])("%s is called %s", (text, name) => {
  expect(componentName(text)).toBe(name);
  expect(name).toMatch(namePattern);
});

test("variables stand one in a line", () => {
  expect(readVariables("A=1\n\n  B_2=x=y\n")).toEqual({ variables: { A: "1", B_2: "x=y" } });
  expect(readVariables("A=1\nnonsense")).toEqual({ problem: 'Line 2 is not of the form NAME=VALUE: "nonsense"' });
});

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ComponentDescriptor, expressionProblem, listFunctions, resolveHelp, stepFields } from "@millrace/flow";
import { describe, expect, test } from "vitest";
import { builtInComponents, readDescriptor } from "./index.ts";

const read = builtInComponents.map(async (component) => ({
  ...component,
  descriptor: await readDescriptor(component.name),
}));
const components = await Promise.all(read);

describe.each(components)("$name", ({ name, folder, descriptor }) => {
  test("has a logo that takes its colour from the page, and a process", async () => {
    const logo = await readFile(join(folder, "logo.svg"), "utf8");
    expect(logo).toContain('viewBox="0 0 24 24"');
    expect(logo).toContain("currentColor");
    expect(existsSync(join(folder, "main.ts"))).toBe(true);
  });

  test("helps with a link at the component, its credential and its functions", () => {
    const sources = { descriptor };
    expect(resolveHelp("component", { target: { component: name }, sources }).link).toMatch(/^https:/);
    if (descriptor.credentials) {
      expect(resolveHelp("credential", { target: { component: name }, sources }).link).toMatch(/^https:/);
      for (const problem of Object.keys(descriptor.credentials.problems ?? {})) {
        const target = { component: name, problem };
        expect(resolveHelp("credential-error", { target, sources }).link).toMatch(/^https:/);
      }
    }
    for (const { name: fn } of listFunctions(descriptor)) {
      const help = resolveHelp("function", { target: { component: name, function: fn }, sources });
      expect(help.link).toMatch(/^https:/);
      expect(help.description).toBeTruthy();
    }
  });

  test("says what every field is, in an order of its own", () => {
    for (const [fields, place] of allForms(descriptor)) {
      for (const [id, field] of fields) {
        expect(field.order, `${place}.${id}`).toBeTypeOf("number");
        expect(field.description ?? field.help?.description, `${place}.${id}`).toBeTruthy();
        if (field.help) expect(field.help.link, `${place}.${id}`).toMatch(/^https:/);
      }
    }
  });

  test("has defaults that are choices of their field, and expressions that compile", () => {
    for (const [fields, place] of allForms(descriptor)) {
      for (const [id, field] of fields) {
        if (typeof field.model === "object" && typeof field.default === "string") {
          expect(Object.keys(field.model), `${place}.${id}`).toContain(field.default);
        }
        if (field.viewClass !== "JSONataView") continue;
        for (const source of [field.default, field.placeholder]) {
          if (typeof source === "string") expect(expressionProblem(source), `${place}.${id}`).toBeUndefined();
        }
      }
    }
  });
});

function allForms(descriptor: ComponentDescriptor) {
  const functions = listFunctions(descriptor).map(
    ({ name, descriptor: fn }) => [stepFields(descriptor, fn), name] as const,
  );
  return [...functions, [Object.entries(descriptor.credentials?.fields ?? {}), "credentials"] as const];
}

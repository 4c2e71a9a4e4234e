import { fileURLToPath } from "node:url";
import { builtInComponents, readDescriptor } from "@millrace/components";
import { type ComponentDescriptor, compileExpression, validateFlow } from "@millrace/flow";
import { describe, expect, test } from "vitest";
import { readTemplates } from "./read-templates.ts";

const templates = await readTemplates(fileURLToPath(new URL("./flows/", import.meta.url)));
const descriptors = new Map<string, ComponentDescriptor>();
for (const { name } of builtInComponents) descriptors.set(name, await readDescriptor(name));

describe.each(templates.map((template) => [template.id, template] as const))(
  "the template %s",
  (_, { file, guide }) => {
    const problems = validateFlow(file, { findComponent: ({ component }) => descriptors.get(component) });

    test("has no problem but credentials to be chosen", () => {
      expect(problems.filter(({ code }) => code !== "missing_credential")).toEqual([]);
    });

    test("places and names every step, and keeps them apart", () => {
      const places = file.graph.nodes.map(({ position }) => `${position?.x} ${position?.y}`);
      expect(new Set(places).size).toBe(file.graph.nodes.length);
      expect(file.graph.nodes.every(({ name, position }) => name && position)).toBe(true);
    });

    test("says what it does and what to change, at steps that are there", () => {
      const steps = file.graph.nodes.map(({ id }) => id);
      const named = [...guide.todo.flatMap(({ stepId }) => stepId ?? []), ...guide.credentialSteps];
      expect(named.filter((id) => !steps.includes(id))).toEqual([]);
      expect(guide.todo.length).toBeGreaterThan(0);
    });

    test("carries no credential of another installation", () => {
      expect(file.graph.nodes.filter(({ credential }) => credential !== undefined)).toEqual([]);
    });

    test("has expressions that can be read", () => {
      for (const node of file.graph.nodes) {
        for (const key of ["expression", "condition", "body", "message", "path", "values", "parameters"]) {
          const source = node.fields[key];
          if (typeof source === "string") expect(() => compileExpression(source)).not.toThrow();
        }
      }
    });
  },
);

test("there are at least eight, and some of them need no account anywhere", () => {
  expect(templates.length).toBeGreaterThanOrEqual(8);
  const free = templates.filter(({ file }) =>
    file.graph.nodes.every(({ command }) => !/^(postgres|http):/.test(command)),
  );
  expect(free.length).toBeGreaterThanOrEqual(2);
});

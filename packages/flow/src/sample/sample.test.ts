import { expect, test } from "vitest";
import { flowDefinitionSchema } from "../definition/flow-definition.ts";
import { cutSample } from "./cut-sample.ts";
import { stepFingerprint } from "./step-fingerprint.ts";

function flow(fields: Record<string, unknown>, { condition, name }: { condition?: string; name?: string } = {}) {
  return flowDefinitionSchema.parse({
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive" },
        { id: "step_2", command: "transform:jsonata", name, fields, position: { x: Math.random(), y: 0 } },
      ],
      edges: [{ source: "step_1", target: "step_2", ...(condition ? { config: { condition } } : {}) }],
    },
  });
}

test("a step's fingerprint changes with what shapes its output, and with nothing else", () => {
  const print = (definition: ReturnType<typeof flow>) => stepFingerprint(definition, "step_2");
  const before = print(flow({ expression: "a", b: { c: 1, d: 2 } }));
  expect(print(flow({ b: { d: 2, c: 1 }, expression: "a" }, { name: "Renamed" }))).toBe(before);
  expect(print(flow({ expression: "b", b: { c: 1, d: 2 } }))).not.toBe(before);
  expect(print(flow({ expression: "a", b: { c: 1, d: 2 } }, { condition: "a > 1" }))).not.toBe(before);
});

test("a small sample is shown whole, of a big one every path that is kept stays", () => {
  const small = { a: [1, 2] };
  expect(cutSample(small, { bytes: 11 })).toEqual({ value: small, isCut: false });
  const big = { lines: Array.from({ length: 50_000 }, (_, id) => ({ id, note: "x".repeat(100) })), total: 3 };
  const cut = cutSample(big, { bytes: JSON.stringify(big).length });
  expect(cut).toMatchObject({ isCut: true, value: { total: 3, lines: { 0: { id: 0, note: "x".repeat(100) } } } });
  expect(JSON.stringify(cut.value).length).toBeLessThan(256 * 1024);
});

test("whatever shape a big sample has, it is cut below the limit", () => {
  const texts = ["a".repeat(5_000_000)];
  const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, id) => [`name${id}`, "x".repeat(40)]));
  let tree: unknown = "leaf".repeat(1_000);
  for (let level = 0; level < 8; level += 1) tree = [tree, tree, tree];
  for (const value of [texts, wide, tree]) {
    const cut = cutSample(value, { bytes: 10_000_000 });
    expect(JSON.stringify(cut.value).length).toBeLessThan(256 * 1024);
  }
});

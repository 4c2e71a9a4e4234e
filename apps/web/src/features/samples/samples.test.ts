import { flowDefinitionSchema, type ResolvedFunction, stepFingerprint } from "@millrace/flow";
import { expect, test } from "vitest";
import { jsonSource, readSource } from "./json-source.ts";
import { isStale, sizeWords, sourceWords } from "./sample.ts";
import { trialEffect } from "./trial-effect.ts";

const action: ResolvedFunction = { role: "action", name: "x", descriptor: { title: "X", main: "./x.js" } };
const polling: ResolvedFunction = {
  role: "trigger",
  name: "x",
  descriptor: { title: "X", main: "./x.js", type: "polling" },
};

test("the button of a run says whether it writes, and where", () => {
  const http = { component: "http", title: "HTTP", found: action };
  const url = "https://shop.example/orders?all";
  expect(trialEffect({ ...http, node: { fields: { url, method: "POST" } } })).toEqual({
    writes: true,
    words: "Runs for real: sends to shop.example.",
  });
  expect(trialEffect({ ...http, node: { fields: { url, method: "GET" } } })).toMatchObject({ writes: false });
  expect(
    trialEffect({ ...http, node: { fields: { url: { jsonata: "a" }, method: "PUT" } }, credential: "Shop" }).words,
  ).toContain("HTTP (Shop)");
  expect(
    trialEffect({ ...http, node: { fields: { url: "https://ada:secret@shop.example", method: "POST" } } }).words,
  ).not.toContain("secret");
  const rest = { component: "rest-api", title: "REST API", found: action };
  const reader = (method: string) => ({ fields: { reader: { method, url: '"https://shop.example/" & id' } } });
  expect(trialEffect({ ...rest, node: reader("GET") }).words).toBe("Runs for real: reads from shop.example.");
  expect(trialEffect({ ...rest, node: reader("PATCH") }).words).toBe("Runs for real: sends to shop.example.");
  expect(trialEffect({ ...rest, node: { fields: {} } })).toEqual({
    writes: true,
    words: "Runs for real, with whatever REST API does elsewhere.",
  });
  expect(trialEffect({ component: "transform", title: "Transform", found: action, node: { fields: {} } }).writes).toBe(
    false,
  );
  expect(trialEffect({ component: "postgres", title: "Postgres", found: polling, node: { fields: {} } }).words).toMatch(
    /reads from Postgres/,
  );
});

test("a sample is stale when the configuration it was taken with is another one", () => {
  const flow = (code: string) =>
    flowDefinitionSchema.parse({ graph: { nodes: [{ id: "a", command: "code:run", fields: { code } }], edges: [] } });
  const sample = { stepId: "a", configHash: stepFingerprint(flow("1"), "a") };
  expect(isStale(flow("1"), sample)).toBe(false);
  expect(isStale(flow("2"), sample)).toBe(true);
  expect(isStale(flow("2"), { stepId: "a" })).toBe(false);
});

test("source and size are told in words", () => {
  expect(sourceWords({ source: "run", isEdited: true })).toBe("From a run, edited");
  expect(sourceWords({ source: "pasted", isEdited: true })).toBe("Pasted");
  expect([900, 262_144, 5_500_000].map(sizeWords)).toEqual(["900 bytes", "256 kB", "5.2 MB"]);
});

test("a long text is kept beside the text area, and judged like a short one", () => {
  expect(jsonSource("[1]", "x")).toEqual({ kind: "text", text: "[1]" });
  const rows = (count: number) =>
    JSON.stringify(
      Array.from({ length: count }, () => "x".repeat(98)),
      null,
      20,
    );
  expect(jsonSource(rows(10_000), "orders.json")).toMatchObject({
    kind: "big",
    name: "orders.json",
    parsed: { ok: true },
  });
  expect(readSource(jsonSource(`${rows(10_000)},`, "x"))).toMatchObject({ ok: false });
  expect(readSource(jsonSource(rows(110_000), "x"))).toMatchObject({
    problem: expect.stringContaining("at most 10 MB"),
  });
  // Only what stays without its blanks counts.
  expect(readSource(jsonSource(rows(95_000), "x")).ok).toBe(true);
});

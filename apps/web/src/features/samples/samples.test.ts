import { flowDefinitionSchema, type ResolvedFunction, stepFingerprint } from "@millrace/flow";
import { expect, test } from "vitest";
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

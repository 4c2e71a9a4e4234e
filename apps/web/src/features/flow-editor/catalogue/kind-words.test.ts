import { expect, test } from "vitest";
import { kindWords } from "./kind-words.ts";

type Kind = Parameters<typeof kindWords>[0];

const kind = (component: string, fn?: string) =>
  // Only the titles are read.
  ({ component: { title: component }, ...(fn && { function: { title: fn } }) }) as Kind;

test("a step's card names its component once", () => {
  expect(kindWords(kind("PostgreSQL", "Upsert rows"))).toBe("PostgreSQL · Upsert rows");
  expect(kindWords(kind("HTTP", "HTTP request"))).toBe("HTTP request");
  expect(kindWords(kind("Webhook", "Receive a webhook"))).toBe("Receive a webhook");
  expect(kindWords(kind("Email"))).toBe("Email");
});

import { expect, test } from "vitest";
import { matchesMessageSearch, parseMessageSearch } from "./message-search.ts";

const message = {
  body: { order: { id: 42, lines: [{ sku: "A-1" }, { sku: "B 2" }], paid: true, note: null } },
  headers: { "x-shop": "Nord" },
};
const meets = (text: string) =>
  matchesMessageSearch(parseMessageSearch(text), { message, ids: ["m-7", undefined, "thread-9"] });

test("words are found anywhere, whatever their case, in ids too", () => {
  expect(["nord", "b 2", "M-7", "thread-9", "", "  "].filter(meets)).toHaveLength(6);
  expect(["south", "m-8"].filter(meets)).toEqual([]);
});

test("a path finds a value in the body or a named part, through lists", () => {
  const found = ["order.id = 42", "body.order.id=42", "order.lines.sku = B 2", "order.lines[1].sku = B 2"];
  expect([...found, "order.paid=true", "order.note=null", "headers.x-shop = Nord"].filter(meets)).toHaveLength(7);
  expect(["order.id = 4", "order.lines[0].sku = B 2", "order = 42", "constructor.name = Object"].filter(meets)).toEqual(
    [],
  );
});

test("quotes make words of what looks like a path, and keep blanks of a value", () => {
  expect(parseMessageSearch('"id = 42"')).toEqual({ kind: "text", text: "id = 42" });
  expect(parseMessageSearch('a = " x"')).toEqual({ kind: "path", path: ["a"], value: " x" });
  expect(parseMessageSearch("a = 'x y'")).toEqual({ kind: "path", path: ["a"], value: "x y" });
  expect(parseMessageSearch("https://x.example/?a=b")).toMatchObject({ kind: "text" });
});

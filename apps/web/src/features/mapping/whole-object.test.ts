import { describe, expect, it } from "vitest";
import { toFields, toWholeObject } from "./whole-object.ts";

describe("the mapping of the whole object", () => {
  it.each([
    [{ sku: "line.sku", "order no": '"A-" & id' }],
    [{ lines: "lines.{ 'sku': sku, \"n\": quantity }", total: "$sum(lines.(price * quantity))" }],
    [{ kind: "amount > 10 ? 'big' : \"small, or {\"", note: "/* a, b: c */ note", odd: "`a,b`.c" }],
    [{ 'say "hi"': "1", "ä\n": "null" }],
    [{}],
  ])("is made of the fields and turned back into them: %j", (mapper) => {
    expect(toFields(toWholeObject(mapper))).toEqual({ ok: true, mapper });
  });

  it("takes names in either kind of quotation marks", () => {
    expect(toFields("{'a': b, \"c\": d}")).toEqual({ ok: true, mapper: { a: "b", c: "d" } });
  });

  it.each([
    ["$merge([$, {}])", /not one object/],
    ["{ 'a': b } ~> $keys", /not one object/],
    ["{ name: value }", /name name is computed/],
    ["{ 'a': 1, 'a': 2 }", /given twice/],
    ["{ 'a': ", /not complete/],
  ])("says what fields could not hold of %s", (source, reason) => {
    expect(toFields(source)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });
});

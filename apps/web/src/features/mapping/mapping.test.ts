import { describe, expect, it } from "vitest";
import { expressionFor, literalOf, modeOf } from "./fixed-or-expression.ts";
import { joinPath, shortValue } from "./sample-paths.ts";

describe("the tree of a sample", () => {
  it("quotes names that are no plain words", () => {
    expect(joinPath("", "order no")).toBe("`order no`");
    expect(joinPath("elasticio.step_1.body", "in")).toBe("elasticio.step_1.body.`in`");
  });

  it("shows values shortly", () => {
    expect(["Ada", 12, null, [1, 2], { a: 1 }].map(shortValue)).toEqual(['"Ada"', "12", "null", "2 items", "{…}"]);
    expect(shortValue("x".repeat(60))).toHaveLength(40);
  });
});

describe("fixed values and expressions", () => {
  it("are told apart by their shape", () => {
    expect(modeOf("a")).toBe("fixed");
    expect(modeOf({ jsonata: "a" })).toBe("expression");
    expect(modeOf({ jsonata: "a", other: 1 })).toBe("fixed");
  });

  it("turn into each other without losing the value", () => {
    expect(literalOf(expressionFor("hello"))).toBe("hello");
    expect(literalOf(expressionFor(3))).toBe(3);
    expect(literalOf("line.sku")).toBeUndefined();
    expect(expressionFor(undefined)).toBe("");
  });
});

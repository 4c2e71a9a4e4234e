import { describe, expect, it } from "vitest";
import { compileExpression, ExpressionError, expressionContext, expressionProblem } from "./expression.ts";

const order = { id: 7, lines: [{ sku: "a" }, { sku: "b" }], customer: { name: "Ada" } };

describe("an expression", () => {
  it.each([
    ["id", 7],
    ["customer.name", "Ada"],
    ["lines.sku", ["a", "b"]],
    ["missing.path", undefined],
    ["toString", undefined],
    ["$", order],
    ["id > 5 and customer.name = 'Ada'", true],
    ['{"sku": lines[0].sku}', { sku: "a" }],
    ["true", true],
    ["null", null],
  ])("%s gives what JSONata gives", async (source, expected) => {
    expect(await compileExpression(source).evaluate(order)).toEqual(expected);
  });

  it("reads earlier steps' output under elasticio", async () => {
    const context = expressionContext({ body: order, passthrough: { step_1: { body: { total: 3 } } } });
    expect(await compileExpression("elasticio.step_1.body.total + id").evaluate(context)).toBe(10);
  });

  it("does not count earlier steps to the whole message", async () => {
    const context = expressionContext({ body: { id: 7 }, passthrough: { step_1: { body: { total: 3 } } } });
    for (const source of ["$", "$merge([$, {}])", "$sift($, function($v) { true })"]) {
      expect(JSON.stringify(await compileExpression(source).evaluate(context))).toBe('{"id":7}');
    }
    expect(await compileExpression("$keys($)").evaluate(context)).toBe("id");
  });

  it("gives plain arrays without JSONata's hidden marks", async () => {
    const result = await compileExpression("lines.sku").evaluate(order);
    expect(Object.getOwnPropertyNames(result)).toEqual(["0", "1", "length"]);
  });

  it("tells where it is broken", () => {
    expect(() => compileExpression("a + )")).toThrow(ExpressionError);
    expect(expressionProblem("a + )")).toMatch(/character/);
    expect(expressionProblem("a + b")).toBeUndefined();
  });

  it("is stopped when it never ends", async () => {
    const endless = compileExpression("($f := function($n) { $f($n + 1) }; $f(0))");
    await expect(endless.evaluate({})).rejects.toThrow(ExpressionError);
  }, 10_000);

  it("fails with the reason when it cannot be applied to the message", async () => {
    await expect(compileExpression("customer.name + 1").evaluate(order)).rejects.toThrow(/number/);
  });
});

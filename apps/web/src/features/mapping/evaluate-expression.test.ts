import { describe, expect, it } from "vitest";
import { evaluateExpression } from "./evaluate-expression.ts";

const message = { body: { id: 7, line: { sku: "A-1" } }, passthrough: { step_1: { body: { shop: "north" } } } };

describe("the preview of an expression", () => {
  it("sees the body at the root and earlier steps under elasticio", async () => {
    expect(await evaluateExpression({ source: "line.sku & '-' & id", message })).toMatchObject({
      ok: true,
      value: "A-1-7",
    });
    const earlier = await evaluateExpression({ source: "elasticio.step_1.body.shop", message });
    expect(earlier).toMatchObject({ ok: true, value: "north" });
  });

  it("sees what the edge's mapping makes of the message", async () => {
    const mapped = await evaluateExpression({ source: "article", message, mapper: { article: "line.sku" } });
    expect(mapped).toMatchObject({ ok: true, value: "A-1" });
    const whole = await evaluateExpression({ source: "sku", message, mapper: { $: "line" } });
    expect(whole).toMatchObject({ ok: true, value: "A-1" });
  });

  it("tells what is wrong with a broken source or a failing evaluation", async () => {
    expect(await evaluateExpression({ source: "line.", message })).toMatchObject({ ok: false });
    expect(await evaluateExpression({ source: "$number('x')", message })).toMatchObject({ ok: false });
  });

  it("says where it fails, and which paths the sample lacks", async () => {
    expect(await evaluateExpression({ source: "line.sku + 1", message })).toMatchObject({ ok: false, position: 10 });
    expect(await evaluateExpression({ source: "line.skuu & name & id", message })).toMatchObject({
      missing: ["line.skuu", "name"],
    });
    expect(await evaluateExpression({ source: "elasticio.step_1.body.shop", message })).toMatchObject({ missing: [] });
    expect(
      await evaluateExpression({ source: "$getFlowVariables().shop", message, variables: { shop: "n" } }),
    ).toMatchObject({
      value: "n",
    });
  });
});

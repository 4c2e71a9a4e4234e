import { runFunction } from "@millrace/component";
import { describe, expect, test } from "vitest";
import { transform } from "./index.ts";

function run(expression: string, message: { body: unknown; [key: string]: unknown }) {
  return runFunction(transform, { function: "jsonata", config: { expression }, message, variables: { shop: "north" } });
}

describe("transform:jsonata", () => {
  test("the expression's value is the new body", async () => {
    const { emitted } = await run('{ "sku": line.sku, "amount": line.price * 2 }', {
      body: { line: { sku: "A-1", price: 4 } },
    });
    expect(emitted).toEqual([{ body: { sku: "A-1", amount: 8 } }]);
  });

  test("earlier steps, the passthrough and flow variables can be used", async () => {
    const { emitted } = await run(
      '{ "id": elasticio.step_1.body.id, "shop": $getFlowVariables().shop, "same": $getPassthrough().step_1.body.id }',
      {
        body: { a: 1 },
        passthrough: { step_1: { body: { id: 5 } } },
      },
    );
    expect(emitted).toEqual([{ body: { id: 5, shop: "north", same: 5 } }]);
  });

  test("a value that cannot be converted is an error with JSONata's words and the place", async () => {
    await expect(run('{ "amount": $number(price) }', { body: { price: "n/a" } })).rejects.toThrow(
      /^Expression: Unable to cast value to a number: "n\/a" \(at character \d+ of ".*"\)/,
    );
  });

  test("an expression without a value emits nothing and says so in the log", async () => {
    const { emitted, logs } = await run("no.such.path", { body: {} });
    expect(emitted).toEqual([]);
    expect(logs.at(-1)?.text).toMatch(/no value/);
  });

  test("a list stays a plain list", async () => {
    const { emitted } = await run("items.price", { body: { items: [{ price: 1 }, { price: 2 }] } });
    expect(JSON.stringify(emitted)).toBe('[{"body":[1,2]}]');
  });
});

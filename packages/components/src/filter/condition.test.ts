import { runFunction } from "@millrace/component";
import { describe, expect, test } from "vitest";
import { holds } from "./condition.ts";
import { filter } from "./index.ts";

const message = {
  id: "m1",
  body: { amount: 12, country: "DE" },
  headers: { a: "b" },
  passthrough: { step_1: { body: { vip: true } } },
};

function run(config: Record<string, unknown>) {
  return runFunction(filter, { function: "condition", config, message });
}

describe("filter:condition", () => {
  test("a message that meets the condition goes on as it came", async () => {
    const { emitted } = await run({ condition: 'amount > 10 and country = "DE"' });
    expect(emitted).toEqual([{ body: message.body, headers: { a: "b" } }]);
  });

  test("earlier steps can be asked", async () => {
    expect((await run({ condition: "elasticio.step_1.body.vip" })).emitted).toHaveLength(1);
    expect((await run({ condition: "$getPassthrough().step_1.body.vip" })).emitted).toHaveLength(1);
  });

  test("a message that does not meet it ends quietly, or as an error when so chosen", async () => {
    expect((await run({ condition: "amount > 100" })).emitted).toEqual([]);
    await expect(run({ condition: "amount > 100", onFalse: "error" })).rejects.toThrow(
      "does not meet the condition: amount > 100",
    );
  });

  test("a broken condition is refused at the start, with its place", async () => {
    await expect(run({ condition: "amount >" })).rejects.toThrow(/^Condition: .*character/);
  });

  test.each([
    [true, true],
    [false, false],
    [0, false],
    [1, true],
    ["", false],
    ["no", true],
    [undefined, false],
    [null, false],
    [[], false],
    [[0, false], false],
    [[0, 1], true],
    [{}, false],
    [{ a: 0 }, true],
  ])("%j counts as %s", (value, expected) => {
    expect(holds(value)).toBe(expected);
  });
});

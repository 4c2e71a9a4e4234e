import { expect, test } from "vitest";
import { keepAnswer } from "./keep-answer.ts";

test("many who ask at the same time, or soon after, get one look's answer", async () => {
  let looks = 0;
  const ask = keepAnswer({ look: async () => ++looks, goodForMs: () => 60_000 });
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  expect(await ask()).toBe(1);
});

test("an answer that is no longer good, and a failed look, are looked for anew", async () => {
  let looks = 0;
  const look = async () => {
    looks += 1;
    if (looks === 2) throw new Error("in vain");
    return looks;
  };
  const ask = keepAnswer({ look, goodForMs: () => 0 });
  expect(await ask()).toBe(1);
  await expect(ask()).rejects.toThrow("in vain");
  expect(await ask()).toBe(3);
});

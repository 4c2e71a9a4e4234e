import { expect, test } from "vitest";
import { seededRandom } from "./seeded-random.ts";

test("the same seed gives the same choices, another seed others", () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return [random.shuffle([1, 2, 3, 4, 5, 6, 7, 8]), random.between(10, 20), random.pick(["a", "b", "c"])];
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test("numbers stay in their bounds, a shuffle loses nothing, and nothing cannot be chosen from", () => {
  const random = seededRandom(1);
  const numbers = Array.from({ length: 1_000 }, () => random.between(2, 3));
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...numbers)).toBeLessThan(3);
  expect(random.shuffle([3, 1, 2]).sort()).toEqual([1, 2, 3]);
  expect(() => random.pick([])).toThrow("nothing to choose from");
});

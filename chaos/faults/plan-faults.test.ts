import { expect, test } from "vitest";
import { seededRandom } from "../random/seeded-random.ts";
import { planFaults } from "./plan-faults.ts";

const options = { kinds: ["container", "runner", "redis"], rounds: 4, afterMs: [0, 500], downMs: [100, 200] } as const;

test("every kind comes once in each round, within its times, and a seed repeats it", () => {
  const plan = planFaults(seededRandom(5), options);
  for (let round = 0; round < 4; round += 1) {
    const kinds = plan.slice(round * 3, round * 3 + 3).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["container", "redis", "runner"]);
  }
  expect(plan.every(({ afterMs, downMs }) => afterMs <= 500 && downMs >= 100 && downMs <= 200)).toBe(true);
  expect(planFaults(seededRandom(5), options)).toEqual(plan);
  expect(planFaults(seededRandom(6), options)).not.toEqual(plan);
});

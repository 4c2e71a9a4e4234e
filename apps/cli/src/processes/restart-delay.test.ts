import { expect, test } from "vitest";
import { restartDelayMs } from "./restart-delay.ts";

test("each death in a row doubles the pause, up to half a minute", () => {
  expect([1, 2, 3, 7, 100].map(restartDelayMs)).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
});

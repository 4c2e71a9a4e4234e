import { expect, test } from "vitest";
import { countdown } from "./countdown.ts";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

test("what is left is told in its two largest units", () => {
  expect(countdown(4 * dayMs + 23 * hourMs + 59 * minuteMs)).toBe("4 d 23 h");
  expect(countdown(23 * hourMs + 59 * minuteMs + 59 * secondMs)).toBe("23 h 59 min");
  expect(countdown(9 * minuteMs + 5 * secondMs)).toBe("9 min 5 s");
  expect(countdown(45_999)).toBe("45 s");
});

test("a unit of which nothing is left is not named", () => {
  expect(countdown(2 * dayMs + 59 * minuteMs)).toBe("2 d");
  expect(countdown(10 * minuteMs)).toBe("10 min");
});

test("what is over is over", () => {
  expect(countdown(-5)).toBe("0 s");
  expect(countdown(999)).toBe("0 s");
});

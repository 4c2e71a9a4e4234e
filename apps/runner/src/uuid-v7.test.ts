import { expect, test } from "vitest";
import { uuidV7, uuidV7Time } from "./uuid-v7.ts";

test("a version 7 UUID tells its time, others do not", () => {
  const now = 1_795_455_839_456;
  expect(uuidV7Time(uuidV7(now))).toBe(now);
  expect(uuidV7(now)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuidV7Time("5b5a0bf8-8f0a-4d1d-9e2b-1f1d6f2f7a11")).toBeUndefined();
});

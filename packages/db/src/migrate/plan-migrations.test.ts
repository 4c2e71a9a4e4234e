import { expect, test } from "vitest";
import { planMigrations } from "./plan-migrations.ts";

const first = { name: "20260101000000_first", sql: "SELECT 1", checksum: "a" };
const second = { name: "20260102000000_second", sql: "SELECT 2", checksum: "b" };

test("a new database gets every migration in order", () => {
  expect(planMigrations({ migrations: [first, second], applied: [] })).toEqual([first, second]);
});

test("an applied migration is not applied again", () => {
  expect(planMigrations({ migrations: [first, second], applied: [first] })).toEqual([second]);
});

test("a migration that was changed after it had been applied is refused by name", () => {
  const applied = [{ name: first.name, checksum: "other" }];
  expect(() => planMigrations({ migrations: [first], applied })).toThrow(/20260101000000_first was changed/);
});

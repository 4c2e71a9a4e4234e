import { expect, test } from "vitest";
import { compareNames } from "./compare-names.ts";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

test("numbers count by their value, capitals like small letters", () => {
  expect(["Work 10", "work 2", "Archive", "work 1b"].toSorted(compareNames)).toEqual([
    "Archive",
    "work 1b",
    "work 2",
    "Work 10",
  ]);
});

test("every sign stands where the collation puts it", () => {
  expect(disagreements(printable.flatMap((a) => printable.map((b) => [a, b])))).toEqual([]);
});

test("words, numbers and signs together are ordered as by the collation, and so are other alphabets among them", () => {
  const parts = ["a", "B", "0", "00", "1", "01", "9", "123456789012345678901234567890", " ", "-", "_", "é", "Ä", "ж"];
  const names = parts.flatMap((first) => parts.flatMap((second) => parts.map((third) => first + second + third)));
  const steps = [1, 17, 131, 577, 1009];
  // A fixed walk through the pairs: all of them would be millions.
  expect(
    disagreements(names.flatMap((a, index) => steps.map((step) => [a, names[(index + step) % names.length] ?? ""]))),
  ).toEqual([]);
});

function disagreements(pairs: ReadonlyArray<readonly string[]>): ReadonlyArray<readonly string[]> {
  return pairs.filter(([a = "", b = ""]) => compareNames(a, b) !== collator.compare(a, b));
}

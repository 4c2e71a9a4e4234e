import { describe, expect, test } from "vitest";
import { Ledger } from "./ledger.ts";

const fork = { name: "fork", endings: ["left", "right"] };

function ledgerWith(ids: readonly string[]): Ledger {
  const ledger = new Ledger([fork]);
  for (const [index, id] of ids.entries()) ledger.sent({ route: "fork", id }, index);
  return ledger;
}

describe("a message", () => {
  test("is delivered when every ending has seen it, and lost while one that accepted it has not", () => {
    const ledger = ledgerWith(["a", "b"]);
    for (const id of ["a", "b"]) ledger.accepted({ route: "fork", id });
    ledger.arrived({ route: "fork", id: "a", ending: "left" });
    ledger.arrived({ route: "fork", id: "a", ending: "right" });
    ledger.arrived({ route: "fork", id: "b", ending: "left" });
    expect(ledger.summarize()).toEqual([
      { name: "fork", accepted: 2, delivered: 1, duplicates: 0, lost: ["b at right"] },
    ]);
  });

  test("that nobody accepted is neither delivered nor lost", () => {
    const ledger = ledgerWith(["a", "b"]);
    ledger.arrived({ route: "fork", id: "a", ending: "left" });
    expect(ledger.summarize()).toEqual([{ name: "fork", accepted: 0, delivered: 0, duplicates: 0, lost: [] }]);
  });

  test("counts as a duplicate each time an ending sees it again", () => {
    const ledger = ledgerWith(["a"]);
    ledger.accepted({ route: "fork", id: "a" });
    for (const ending of ["left", "left", "left", "right"]) ledger.arrived({ route: "fork", id: "a", ending });
    expect(ledger.summarize()[0]).toMatchObject({ delivered: 1, duplicates: 2, lost: [] });
  });

  test("of somebody else is left out, and one that is accepted must have been sent", () => {
    const ledger = ledgerWith(["a"]);
    ledger.arrived({ route: "fork", id: "stranger", ending: "left" });
    expect(ledger.hasArrived({ route: "fork", id: "stranger", ending: "left" })).toBe(false);
    expect(() => ledger.accepted({ route: "fork", id: "stranger" })).toThrow("before it was sent");
  });
});

describe("a route", () => {
  test("waits until a message sent since then has come through, whatever came through before", () => {
    const ledger = ledgerWith(["before", "after"]);
    const pass = (id: string) => {
      for (const ending of fork.endings) ledger.arrived({ route: "fork", id, ending });
    };
    pass("before");
    expect(ledger.waitingSince(1)).toEqual(["fork"]);
    pass("after");
    expect(ledger.waitingSince(1)).toEqual([]);
  });

  test("counts a message from its first attempt", () => {
    const ledger = ledgerWith(["a"]);
    ledger.sent({ route: "fork", id: "a" }, 99);
    for (const ending of fork.endings) ledger.arrived({ route: "fork", id: "a", ending });
    expect(ledger.waitingSince(50)).toEqual(["fork"]);
  });
});

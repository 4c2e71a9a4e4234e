import { describe, expect, it } from "vitest";
import { historyLimit, record, redo, startHistory, undo } from "./history.ts";

describe("the history of edits", () => {
  it("goes back and forth", () => {
    const two = record(record(startHistory("a"), { next: "b", at: 0 }), { next: "c", at: 0 });
    expect(undo(undo(two)).present).toBe("a");
    expect(redo(undo(two)).present).toBe("c");
    expect(undo(startHistory("a")).present).toBe("a");
    expect(redo(two)).toBe(two);
  });

  it("forgets what was undone as soon as something new is done", () => {
    const branched = record(undo(record(startHistory("a"), { next: "b", at: 0 })), { next: "c", at: 0 });
    expect(redo(branched).present).toBe("c");
  });

  it("keeps a hundred steps", () => {
    let history = startHistory(0);
    for (let value = 1; value <= 150; value += 1) history = record(history, { next: value, at: value });
    expect(history.past).toHaveLength(historyLimit);
    expect(history.past[0]).toBe(50);
  });

  it("merges quick edits of the same thing into one step", () => {
    let history = startHistory("");
    history = record(history, { next: "o", mergeKey: "name", at: 0 });
    history = record(history, { next: "or", mergeKey: "name", at: 300 });
    history = record(history, { next: "ord", mergeKey: "name", at: 600 });
    expect(undo(history).present).toBe("");
    history = record(history, { next: "orders", mergeKey: "name", at: 5000 });
    expect(undo(history).present).toBe("ord");
    history = record(history, { next: "x", mergeKey: "url", at: 5100 });
    expect(undo(history).present).toBe("orders");
  });

  it("does not count an edit that changed nothing", () => {
    const history = startHistory("a");
    expect(record(history, { next: "a", at: 0 })).toBe(history);
  });
});

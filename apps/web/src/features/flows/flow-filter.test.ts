import { expect, test } from "vitest";
import { countStates, filterFlows, readFlowFilter, writeFlowFilter } from "./flow-filter.ts";

const orders = { name: "Orders to warehouse", triggerTitle: "New rows", state: "running" } as const;
const hook = { name: "Webhook to database", triggerTitle: "Receive a webhook", state: "inactive" } as const;

test("a filter survives the way through the address", () => {
  const filter = { search: "new orders & more", state: "running" } as const;
  expect(readFlowFilter(new URLSearchParams(writeFlowFilter(filter)))).toEqual(filter);
  expect(writeFlowFilter({ search: "", state: undefined })).toBe("");
});

test("an unknown state in the address filters nothing", () => {
  expect(readFlowFilter(new URLSearchParams("state=flying")).state).toBeUndefined();
});

test("every word has to occur, in the name or the trigger", () => {
  expect(filterFlows([orders, hook], { search: "ROWS orders", state: undefined })).toEqual([orders]);
  expect(filterFlows([orders, hook], { search: "rows database", state: undefined })).toEqual([]);
});

test("states are counted only where they occur", () => {
  expect([...countStates([orders, hook, hook])]).toEqual([
    ["inactive", 2],
    ["running", 1],
  ]);
});

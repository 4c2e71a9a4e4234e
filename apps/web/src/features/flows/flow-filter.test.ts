import { describe, expect, test } from "vitest";
import {
  countStates,
  countTags,
  type FlowFilter,
  filterFlows,
  noFilter,
  readFlowFilter,
  writeFlowFilter,
} from "./flow-filter.ts";
import { keepOrder } from "./keep-order.ts";
import { nextSort, readSort, sortFlows } from "./sort-flows.ts";

const orders = {
  name: "Orders to warehouse",
  tags: ["shop", "eu"],
  triggerTitle: "New rows",
  state: "running",
} as const;
const hook = {
  name: "Webhook to database",
  tags: ["shop"],
  triggerTitle: "Receive a webhook",
  state: "inactive",
} as const;

describe("the filter of the list", () => {
  test("survives the way through the address", () => {
    const filter = {
      search: "new orders & more",
      state: "running",
      tags: ["shop", "a&b"],
      folder: "Shop/Orders & more",
      sort: { by: "errors", descending: true },
    } as const;
    expect(readFlowFilter(new URLSearchParams(writeFlowFilter(filter)))).toEqual(filter);
    expect(writeFlowFilter(noFilter)).toBe("");
  });

  test("takes nothing from an address that it does not know", () => {
    expect(readFlowFilter(new URLSearchParams("state=flying&sort=colour"))).toEqual(noFilter);
  });

  test("wants every word, in the name, the trigger or a tag", () => {
    expect(filterFlows([orders, hook], { ...noFilter, search: "ROWS orders" })).toEqual([orders]);
    expect(filterFlows([orders, hook], { ...noFilter, search: "eu" })).toEqual([orders]);
    expect(filterFlows([orders, hook], { ...noFilter, search: "rows database" })).toEqual([]);
  });

  test("wants every tag", () => {
    expect(filterFlows([orders, hook], { ...noFilter, tags: ["shop"] })).toHaveLength(2);
    expect(filterFlows([orders, hook], { ...noFilter, tags: ["shop", "eu"] })).toEqual([orders]);
  });

  test("counts the states of what the rest of it finds, and keeps those that are there", () => {
    const counted = (filter: Partial<FlowFilter>) => [...countStates([orders, hook, hook], { ...noFilter, ...filter })];
    expect(counted({})).toEqual([
      ["inactive", 2],
      ["running", 1],
    ]);
    expect(counted({ search: "orders" })).toEqual([
      ["inactive", 0],
      ["running", 1],
    ]);
    expect(counted({ tags: ["shop"], state: "sleeping" })).toEqual([
      ["inactive", 2],
      ["running", 1],
      ["sleeping", 0],
    ]);
  });

  test("counts tags where they occur", () => {
    expect(countTags([orders, hook])).toEqual([
      { tag: "eu", count: 1 },
      { tag: "shop", count: 2 },
    ]);
  });
});

describe("the order of the list", () => {
  const row = (id: string, errors: number) => ({
    id,
    name: id,
    state: "running" as const,
    totals: { in: 0, out: 0, errors },
    updatedAt: "2026-01-01",
  });

  test("is by name as people count, unless another is asked for", () => {
    const rows = [row("Flow 10", 1), row("flow 9", 3)];
    expect(sortFlows(rows, readSort(null)).map(({ id }) => id)).toEqual(["flow 9", "Flow 10"]);
    expect(sortFlows([row("b", 1), row("a", 1), row("c", 3)], readSort("-errors")).map(({ id }) => id)).toEqual([
      "c",
      "a",
      "b",
    ]);
  });

  test("turns round with the second click, and begins with the greatest figure", () => {
    const byErrors = nextSort(readSort(null), "errors");
    expect(byErrors).toEqual({ by: "errors", descending: true });
    expect(nextSort(byErrors, "errors")).toEqual({ by: "errors", descending: false });
    expect(nextSort(byErrors, "name")).toEqual({ by: "name", descending: false });
  });

  test("stands still while figures change; what is new comes where it belongs", () => {
    const now = [row("c", 9), row("new", 7), row("a", 5), row("b", 1)];
    expect(keepOrder(["a", "b", "c", "gone"], now).map(({ id }) => id)).toEqual(["a", "new", "b", "c"]);
  });
});

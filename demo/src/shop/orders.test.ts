import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileExpression, validateFlow } from "@millrace/flow";
import { afterAll, describe, expect, test } from "vitest";
import { demoCredentials } from "../demo-credentials.ts";
import { demoFlows } from "../demo-flows.ts";
import { generateOrders } from "./generate-orders.ts";
import { isMalformed } from "./make-order.ts";
import { readOrders, writeOrders } from "./orders-csv.ts";

const home = mkdtempSync(join(tmpdir(), "millrace-demo-test-"));
afterAll(() => rmSync(home, { recursive: true }));

const csv = await readFile(new URL("../../data/orders.csv", import.meta.url), "utf8");
const orders = readOrders(csv);

describe("the shipped orders", () => {
  test("are what the generator makes, and survive reading and writing", () => {
    expect(generateOrders()).toBe(csv);
    expect(writeOrders(orders)).toBe(csv);
  });

  test("are thousands, in order, one in a hundred malformed", () => {
    expect(orders).toHaveLength(6000);
    const times = orders.map(({ placedAt }) => Date.parse(placedAt));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const isBroken = (text: string) => Number.isNaN(Number(text));
    const malformed = orders.flatMap(({ lines }, index) =>
      lines.some(({ price, quantity }) => isBroken(price) || isBroken(quantity)) ? [index + 1] : [],
    );
    expect(malformed).toHaveLength(60);
    expect(malformed.every(isMalformed)).toBe(true);
  });

  test("pass through the flow's expressions: the malformed fail, most of the others can be shipped", async () => {
    const [flow] = await demoFlows({ home });
    const field = (step: string, name: string) => String(flow?.graph.nodes.find(({ id }) => id === step)?.fields[name]);
    const transform = compileExpression(field("step_2", "expression"));
    const condition = compileExpression(field("step_3", "condition"));
    const outcomes = { failed: 0, shipped: 0, dropped: 0 };
    for (const order of orders.slice(0, 1000)) {
      const row = { ...order, placed_at: order.placedAt };
      const body = await transform.evaluate(row).catch(() => undefined);
      if (body === undefined) outcomes.failed++;
      else if ((await condition.evaluate(body)) === true) outcomes.shipped++;
      else outcomes.dropped++;
    }
    expect(outcomes.failed).toBe(10);
    expect(outcomes.dropped).toBeGreaterThan(30);
    expect(outcomes.shipped).toBeGreaterThan(850);
  });
});

describe("the demo flows", () => {
  test("are two, with credentials that the demo has", async () => {
    const flows = await demoFlows({ home, warehousePort: 19_911 });
    expect(flows.map(({ name }) => name)).toEqual(["Orders to warehouse", "Webhook to database"]);
    const known = new Set((await demoCredentials({ home })).map(({ name }) => name));
    const named = flows.flatMap(({ graph }) => graph.nodes.flatMap(({ credential }) => credential ?? []));
    expect(named.length).toBeGreaterThan(2);
    expect(named.every((name) => known.has(name))).toBe(true);
    expect(JSON.stringify(flows)).toContain("host.docker.internal:19911/orders");
  });

  test("have no problem but unknown components when nothing is installed", async () => {
    for (const flow of await demoFlows({ home })) {
      const codes = validateFlow(flow, { findComponent: () => undefined }).map(({ code }) => code);
      expect(codes).not.toContain("broken_expression");
      expect(codes).not.toContain("invalid_schedule");
    }
  });
});

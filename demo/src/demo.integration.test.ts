import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCredentials } from "./demo-credentials.ts";
import type { DemoPlace } from "./place.ts";
import { runShop } from "./shop/run-shop.ts";
import { startDemo } from "./start-demo.ts";
import { stopDemo } from "./stop-demo.ts";
import { runWarehouse, type Warehouse } from "./warehouse/run-warehouse.ts";

const home = mkdtempSync(join(tmpdir(), "millrace-demo-test-"));
const signal = new AbortController().signal;
let place: DemoPlace;

beforeAll(async () => {
  place = await startDemo({ home, log: () => {}, signal });
});

afterAll(async () => {
  await stopDemo({ home, forget: true });
  rmSync(home, { recursive: true, force: true });
});

/** As the demo credential does, but from the machine itself. */
async function asMillrace<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const [credential] = await demoCredentials({ home });
  const { port, database, user, password } = credential?.values ?? {};
  const client = new pg.Client({ host: "127.0.0.1", port: Number(port), database, user, password });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function countOrders(client: pg.Client): Promise<number> {
  return client.query("SELECT count(*)::int AS n FROM orders").then(({ rows }) => rows[0]?.n);
}

describe("the demo's database", () => {
  test("holds the shipped orders, and the credential's user may do what the flows need, no more", async () => {
    await asMillrace(async (client) => {
      expect(await countOrders(client)).toBe(6000);
      await client.query("INSERT INTO customers (email, name) VALUES ('a@example.com', 'A')");
      await expect(client.query("DELETE FROM orders")).rejects.toThrow(/permission denied/);
    });
  });

  test("keeps its place and its content when it is started again", async () => {
    await stopDemo({ home });
    const again = await startDemo({ home, log: () => {}, signal });
    expect(again).toEqual(place);
    expect(await startDemo({ home, log: () => {}, signal })).toEqual(place);
    expect(await asMillrace(countOrders)).toBe(6000);
  });

  test("is made anew when the installation forgot its password", async () => {
    rmSync(join(home, "demo"), { recursive: true });
    const anew = await startDemo({ home, log: () => {}, signal });
    expect(anew.database.adminPassword).not.toBe(place.database.adminPassword);
    place = anew;
    expect(await asMillrace(countOrders)).toBe(6000);
  });

  test("gets new orders while the shop is open", async () => {
    const closing = new AbortController();
    const shop = runShop(place, { log: () => {}, signal: closing.signal });
    await expect.poll(() => asMillrace(countOrders), { timeout: 10_000 }).toBeGreaterThan(6000);
    closing.abort();
    await shop;
    const newest = await asMillrace((client) =>
      client.query("SELECT number FROM orders ORDER BY id LIMIT 1 OFFSET 6000"),
    );
    expect(newest.rows).toEqual([{ number: "S-106001" }]);
  });
});

describe("the warehouse", () => {
  let warehouse: Warehouse;
  const file = join(home, "arrivals.jsonl");
  const open = () => runWarehouse({ port: 0, apiKey: "k3y", file, handlingMs: 0 });

  beforeAll(async () => {
    warehouse = await open();
  });
  afterAll(() => warehouse.close());

  function call(path: string, init: RequestInit & { key?: string } = {}) {
    const { key = "k3y", ...rest } = init;
    return fetch(`http://127.0.0.1:${warehouse.port}${path}`, { ...rest, headers: { "x-api-key": key } });
  }

  function send(order: unknown) {
    return call("/orders", { method: "POST", body: JSON.stringify(order) });
  }

  test("takes an order once, recognises it when it comes again, and remembers it", async () => {
    const order = { reference: "S-1", lines: [{ sku: "MUG", quantity: 2 }] };
    expect((await send(order)).status).toBe(201);
    expect(await (await send(order)).json()).toEqual({ id: "W-000001", reference: "S-1", isNew: false });
    expect(await (await call("/orders/count")).json()).toEqual({ count: 1, repeated: 1 });
    await warehouse.close();
    warehouse = await open();
    expect(await (await call("/orders/count")).json()).toMatchObject({ count: 1 });
    expect(await (await call("/")).text()).toContain("2 × MUG");
  });

  test("refuses who has no key, and orders that make no sense", async () => {
    expect((await call("/orders/count", { key: "wrong" })).status).toBe(401);
    expect(await (await send({ reference: "S-2", lines: [] })).json()).toEqual({ error: "lines are missing" });
    expect((await send({ reference: "S-2", lines: [{ sku: "MUG", quantity: 0 }] })).status).toBe(400);
    expect((await call("/orders", { method: "POST", body: "{" })).status).toBe(400);
    expect((await call("/nowhere")).status).toBe(404);
  });
});

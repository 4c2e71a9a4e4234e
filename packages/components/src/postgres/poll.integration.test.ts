import { waitFor } from "@millrace/testing";
import { describe, expect, test } from "vitest";
import { postgres } from "./index.ts";
import { testShop } from "./testing/test-shop.ts";

const shop = testShop();
const { openClient, run } = shop;

const newOrders = { table: "orders", idColumn: "id" };
const changedOrders = { table: "orders", mode: "updated", idColumn: "id", updatedColumn: "updated_at" };

/** A poll leaves out what is younger than an open transaction, and other tests have some, in other databases of the same server. */
async function untilSettled(): Promise<void> {
  const [now] = (await shop.client.query("SELECT txid_snapshot_xmax(txid_current_snapshot()) AS next")).rows;
  const open = "SELECT txid_snapshot_xmin(txid_current_snapshot()) < $1 AS is_open";
  const isSettled = async () => !(await shop.client.query(open, [now.next])).rows[0].is_open;
  await waitFor(isSettled, { what: "older transactions to end", timeoutMs: 30_000 });
}

async function poll(config: Record<string, unknown>, snapshot?: unknown) {
  await untilSettled();
  return await pollAtOnce(config, snapshot);
}

async function pollAtOnce(config: Record<string, unknown>, snapshot?: unknown) {
  const { emitted, snapshots } = await run("poll", config, { snapshot });
  return {
    bodies: emitted.map(({ body }) => body as Record<string, unknown>),
    snapshot: snapshots.at(-1) ?? snapshot,
    snapshots,
  };
}

function ids(bodies: Record<string, unknown>[]) {
  return bodies.map(({ id }) => id);
}

describe("postgres:poll for new rows", () => {
  test("emits every row once, batch by batch, and goes on where it stopped", async () => {
    await shop.client.query("INSERT INTO orders SELECT n, 'order ' || n, now() FROM generate_series(1, 25) n");
    const first = await poll({ ...newOrders, batchSize: "10" });
    expect(ids(first.bodies)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(first.snapshots).toHaveLength(3);
    expect(first.snapshot).toEqual({ of: "public.orders by id", cursor: "25" });
    await shop.client.query("INSERT INTO orders VALUES (26, 'late', now())");
    expect(ids((await poll(newOrders, first.snapshot)).bodies)).toEqual([26]);
  });

  test("can start with what comes from now on, even when there is nothing yet", async () => {
    const empty = await poll({ ...newOrders, startFrom: "now" });
    expect(empty.bodies).toEqual([]);
    await shop.client.query("INSERT INTO orders VALUES (1, 'first', now())");
    expect(ids((await poll({ ...newOrders, startFrom: "now" }, empty.snapshot)).bodies)).toEqual([1]);
    const later = await poll({ ...newOrders, startFrom: "now" });
    expect(later.bodies).toEqual([]);
    await shop.client.query("INSERT INTO orders VALUES (2, 'second', now())");
    expect(ids((await poll(newOrders, later.snapshot)).bodies)).toEqual([2]);
  });

  test("waits for a smaller id whose transaction is still open", async () => {
    const slow = await openClient();
    try {
      await shop.client.query("INSERT INTO orders VALUES (1, 'done', now())");
      await untilSettled();
      await slow.query("BEGIN; INSERT INTO orders VALUES (2, 'slow', now())");
      await shop.client.query("INSERT INTO orders VALUES (3, 'fast', now())");
      const first = await pollAtOnce(newOrders);
      expect(ids(first.bodies)).toEqual([1]);
      await slow.query("COMMIT");
      expect(ids((await poll(newOrders, first.snapshot)).bodies)).toEqual([2, 3]);
    } finally {
      await slow.end();
    }
  });

  test("keeps ids beyond what JavaScript counts exactly", async () => {
    await shop.client.query(
      "INSERT INTO orders VALUES (9007199254740993, 'big', now()), (9007199254740994, 'bigger', now())",
    );
    const first = await poll({ ...newOrders, batchSize: "1" });
    expect(ids(first.bodies)).toEqual(["9007199254740993", "9007199254740994"]);
    expect((await poll(newOrders, first.snapshot)).bodies).toEqual([]);
  });

  test("moves the snapshot only after the batch is emitted", async () => {
    await shop.client.query("INSERT INTO orders SELECT n, 'x', now() FROM generate_series(1, 3) n");
    await untilSettled();
    const order: string[] = [];
    const fn = postgres.functions.poll;
    const step = {
      config: { ...shop.credential, ...newOrders },
      snapshot: {},
      variables: {},
      log: { debug() {} },
      signal: new AbortController().signal,
      emit: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        order.push("confirmed");
      },
      saveSnapshot: async () => void order.push("snapshot"),
    };
    await fn?.process(step as never, { body: {} });
    expect(order).toEqual(["confirmed", "confirmed", "confirmed", "snapshot"]);
  });

  test("emits batches when so chosen", async () => {
    await shop.client.query("INSERT INTO orders SELECT n, 'x', NULL FROM generate_series(1, 5) n");
    const { bodies } = await poll({ ...newOrders, emit: "batch", batchSize: 3 });
    expect(bodies.map(({ rows }) => ids(rows as Record<string, unknown>[]))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  test("reads views and oddly named tables", async () => {
    await shop.client.query(`CREATE TABLE "odd ""name" ("Id" int, "a b" text); INSERT INTO "odd ""name" VALUES (1, 'x');
      CREATE VIEW seen AS SELECT * FROM orders; INSERT INTO orders VALUES (5, 'v', now())`);
    expect((await poll({ table: 'odd "name', idColumn: "Id" })).bodies).toEqual([{ Id: 1, "a b": "x" }]);
    expect(ids((await poll({ table: "seen", idColumn: "id" })).bodies)).toEqual([5]);
  });

  test("starts anew when the snapshot belongs to another table", async () => {
    await shop.client.query("INSERT INTO orders VALUES (1, 'a', now())");
    expect(ids((await poll(newOrders, { of: "public.other by id", cursor: "99" })).bodies)).toEqual([1]);
  });
});

describe("postgres:poll for updated rows", () => {
  test("skips none among equal timestamps, however small the batches", async () => {
    await shop.client.query(
      "INSERT INTO orders SELECT n, 'x', '2026-01-31 12:00:00.123456+00' FROM generate_series(1, 23) n",
    );
    const first = await poll({ ...changedOrders, batchSize: 5 });
    expect(ids(first.bodies)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
    expect(first.snapshot).toMatchObject({ cursor: "2026-01-31 12:00:00.123456+00", id: "23" });
    await shop.client.query("INSERT INTO orders VALUES (24, 'same instant', '2026-01-31 12:00:00.123456+00')");
    expect(ids((await poll(changedOrders, first.snapshot)).bodies)).toEqual([24]);
  });

  test("sees a row again when it changed, to the microsecond", async () => {
    await shop.client.query(
      "INSERT INTO orders VALUES (1, 'a', '2026-01-31 12:00:00.000001+00'), (2, 'b', '2026-01-31 12:00:00.000002+00')",
    );
    const first = await poll(changedOrders);
    await shop.client.query("UPDATE orders SET name = 'A', updated_at = '2026-01-31 12:00:00.000003+00' WHERE id = 1");
    const second = await poll(changedOrders, first.snapshot);
    expect(second.bodies).toEqual([{ id: 1, name: "A", updated_at: "2026-01-31T12:00:00.000003Z" }]);
    expect((await poll(changedOrders, second.snapshot)).bodies).toEqual([]);
  });

  test("from now on means after the newest change there is", async () => {
    await shop.client.query("INSERT INTO orders VALUES (1, 'a', now()), (2, 'never', NULL)");
    const first = await poll({ ...changedOrders, startFrom: "now" });
    expect(first.bodies).toEqual([]);
    await shop.client.query("UPDATE orders SET updated_at = now() WHERE id = 1");
    expect(ids((await poll(changedOrders, first.snapshot)).bodies)).toEqual([1]);
  });
});

describe("postgres:poll with a wrong configuration", () => {
  test.each([
    [{ table: "nowhere", idColumn: "id" }, /There is no table "nowhere" in the schema "public"/],
    [{ table: "orders", idColumn: "nr" }, /column t\.nr does not exist.*Check the column's name/],
    [{ table: "orders" }, /Id column is empty/],
    [{ ...changedOrders, updatedColumn: "" }, /Timestamp column is empty/],
    [{ ...newOrders, batchSize: "many" }, /Rows at a time: "many"/],
    [{ table: 'orders"; DROP TABLE orders; --', idColumn: "id" }, /There is no table/],
  ])("%j says what is wrong", async (config, words) => {
    await expect(run("poll", config)).rejects.toThrow(words);
    expect((await shop.client.query("SELECT 1 FROM orders LIMIT 1")).rowCount).toBe(0);
  });
});

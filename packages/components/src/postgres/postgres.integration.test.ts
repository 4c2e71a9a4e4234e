import { runFunction, StepError } from "@millrace/component";
import { createTestDatabase, type TestDatabase, waitFor } from "@millrace/testing";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import descriptor from "./component.json" with { type: "json" };
import { postgres } from "./index.ts";

let database: TestDatabase;
let client: pg.Client;
let credential: Record<string, unknown>;
const context = { signal: new AbortController().signal, log: console as never };

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  const url = new URL(database.url);
  credential = {
    host: url.hostname,
    port: url.port,
    database: database.name,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
  client = await openClient();
});

afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

beforeEach(async () => {
  await client.query(`
    DROP TABLE IF EXISTS orders, customers, "odd ""name" CASCADE;
    CREATE TABLE orders (id bigint PRIMARY KEY, name text, updated_at timestamptz);
    CREATE TABLE customers (
      id serial PRIMARY KEY, email text UNIQUE NOT NULL, name text NOT NULL, tags text[], facts jsonb,
      balance numeric(12,2) DEFAULT 0, upper_name text GENERATED ALWAYS AS (upper(name)) STORED
    );`);
});

async function openClient(): Promise<pg.Client> {
  const opened = new pg.Client({ connectionString: database.url });
  opened.on("error", () => {}); // the database is dropped with force at the end
  await opened.connect();
  return opened;
}

function run(fn: string, config: Record<string, unknown>, options: { body?: unknown; snapshot?: unknown } = {}) {
  const { body = {}, snapshot = {} } = options;
  return runFunction(postgres, { function: fn, config: { ...credential, ...config }, message: { body }, snapshot });
}

const newOrders = { table: "orders", idColumn: "id" };
const changedOrders = { table: "orders", mode: "updated", idColumn: "id", updatedColumn: "updated_at" };

/** A poll leaves out what is younger than an open transaction, and other tests have some, in other databases of the same server. */
async function untilSettled(): Promise<void> {
  const [now] = (await client.query("SELECT txid_snapshot_xmax(txid_current_snapshot()) AS next")).rows;
  const open = "SELECT txid_snapshot_xmin(txid_current_snapshot()) < $1 AS is_open";
  const isSettled = async () => !(await client.query(open, [now.next])).rows[0].is_open;
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
    await client.query("INSERT INTO orders SELECT n, 'order ' || n, now() FROM generate_series(1, 25) n");
    const first = await poll({ ...newOrders, batchSize: "10" });
    expect(ids(first.bodies)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(first.snapshots).toHaveLength(3);
    expect(first.snapshot).toEqual({ of: "public.orders by id", cursor: "25" });
    await client.query("INSERT INTO orders VALUES (26, 'late', now())");
    expect(ids((await poll(newOrders, first.snapshot)).bodies)).toEqual([26]);
  });

  test("can start with what comes from now on, even when there is nothing yet", async () => {
    const empty = await poll({ ...newOrders, startFrom: "now" });
    expect(empty.bodies).toEqual([]);
    await client.query("INSERT INTO orders VALUES (1, 'first', now())");
    expect(ids((await poll({ ...newOrders, startFrom: "now" }, empty.snapshot)).bodies)).toEqual([1]);
    const later = await poll({ ...newOrders, startFrom: "now" });
    expect(later.bodies).toEqual([]);
    await client.query("INSERT INTO orders VALUES (2, 'second', now())");
    expect(ids((await poll(newOrders, later.snapshot)).bodies)).toEqual([2]);
  });

  test("waits for a smaller id whose transaction is still open", async () => {
    const slow = await openClient();
    try {
      await client.query("INSERT INTO orders VALUES (1, 'done', now())");
      await untilSettled();
      await slow.query("BEGIN; INSERT INTO orders VALUES (2, 'slow', now())");
      await client.query("INSERT INTO orders VALUES (3, 'fast', now())");
      const first = await pollAtOnce(newOrders);
      expect(ids(first.bodies)).toEqual([1]);
      await slow.query("COMMIT");
      expect(ids((await poll(newOrders, first.snapshot)).bodies)).toEqual([2, 3]);
    } finally {
      await slow.end();
    }
  });

  test("keeps ids beyond what JavaScript counts exactly", async () => {
    await client.query(
      "INSERT INTO orders VALUES (9007199254740993, 'big', now()), (9007199254740994, 'bigger', now())",
    );
    const first = await poll({ ...newOrders, batchSize: "1" });
    expect(ids(first.bodies)).toEqual(["9007199254740993", "9007199254740994"]);
    expect((await poll(newOrders, first.snapshot)).bodies).toEqual([]);
  });

  test("moves the snapshot only after the batch is emitted", async () => {
    await client.query("INSERT INTO orders SELECT n, 'x', now() FROM generate_series(1, 3) n");
    await untilSettled();
    const order: string[] = [];
    const fn = postgres.functions.poll;
    const step = {
      config: { ...credential, ...newOrders },
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
    await client.query("INSERT INTO orders SELECT n, 'x', NULL FROM generate_series(1, 5) n");
    const { bodies } = await poll({ ...newOrders, emit: "batch", batchSize: 3 });
    expect(bodies.map(({ rows }) => ids(rows as Record<string, unknown>[]))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  test("reads views and oddly named tables", async () => {
    await client.query(`CREATE TABLE "odd ""name" ("Id" int, "a b" text); INSERT INTO "odd ""name" VALUES (1, 'x');
      CREATE VIEW seen AS SELECT * FROM orders; INSERT INTO orders VALUES (5, 'v', now())`);
    expect((await poll({ table: 'odd "name', idColumn: "Id" })).bodies).toEqual([{ Id: 1, "a b": "x" }]);
    expect(ids((await poll({ table: "seen", idColumn: "id" })).bodies)).toEqual([5]);
  });

  test("starts anew when the snapshot belongs to another table", async () => {
    await client.query("INSERT INTO orders VALUES (1, 'a', now())");
    expect(ids((await poll(newOrders, { of: "public.other by id", cursor: "99" })).bodies)).toEqual([1]);
  });
});

describe("postgres:poll for updated rows", () => {
  test("skips none among equal timestamps, however small the batches", async () => {
    await client.query(
      "INSERT INTO orders SELECT n, 'x', '2026-01-31 12:00:00.123456+00' FROM generate_series(1, 23) n",
    );
    const first = await poll({ ...changedOrders, batchSize: 5 });
    expect(ids(first.bodies)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
    expect(first.snapshot).toMatchObject({ cursor: "2026-01-31 12:00:00.123456+00", id: "23" });
    await client.query("INSERT INTO orders VALUES (24, 'same instant', '2026-01-31 12:00:00.123456+00')");
    expect(ids((await poll(changedOrders, first.snapshot)).bodies)).toEqual([24]);
  });

  test("sees a row again when it changed, to the microsecond", async () => {
    await client.query(
      "INSERT INTO orders VALUES (1, 'a', '2026-01-31 12:00:00.000001+00'), (2, 'b', '2026-01-31 12:00:00.000002+00')",
    );
    const first = await poll(changedOrders);
    await client.query("UPDATE orders SET name = 'A', updated_at = '2026-01-31 12:00:00.000003+00' WHERE id = 1");
    const second = await poll(changedOrders, first.snapshot);
    expect(second.bodies).toEqual([{ id: 1, name: "A", updated_at: "2026-01-31T12:00:00.000003Z" }]);
    expect((await poll(changedOrders, second.snapshot)).bodies).toEqual([]);
  });

  test("from now on means after the newest change there is", async () => {
    await client.query("INSERT INTO orders VALUES (1, 'a', now()), (2, 'never', NULL)");
    const first = await poll({ ...changedOrders, startFrom: "now" });
    expect(first.bodies).toEqual([]);
    await client.query("UPDATE orders SET updated_at = now() WHERE id = 1");
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
    expect((await client.query("SELECT 1 FROM orders LIMIT 1")).rowCount).toBe(0);
  });
});

describe("postgres:query", () => {
  test("emits a message per row, with values that lose nothing", async () => {
    const sql = `SELECT 1::int AS i, 9007199254740993::bigint AS big, 42::bigint AS small, 12.50::numeric AS n,
      12345678901234567890.5::numeric AS long, '2026-01-31'::date AS day, '2026-01-31 12:00:00.5+01'::timestamptz AS at,
      '2026-01-31 12:00'::timestamp AS local, '{"a":[1]}'::jsonb AS j, true AS yes, NULL::text AS none, '\\x0102'::bytea AS bytes,
      ARRAY[1,2]::bigint[] AS bigs, ARRAY['2026-01-31'::date] AS days, '1 day'::interval AS span, ARRAY['a','b'] AS texts`;
    const { emitted } = await run("query", { sql });
    expect(emitted).toEqual([
      {
        body: {
          i: 1,
          big: "9007199254740993",
          small: 42,
          n: 12.5,
          long: "12345678901234567890.5",
          day: "2026-01-31",
          at: "2026-01-31T11:00:00.5Z",
          local: "2026-01-31T12:00:00",
          j: { a: [1] },
          yes: true,
          none: null,
          bytes: "AQI=",
          bigs: [1, 2],
          days: ["2026-01-31"],
          span: "P1D",
          texts: ["a", "b"],
        },
      },
    ]);
  });

  test("passes parameters as values, whatever is in them", async () => {
    const sql =
      "INSERT INTO customers (email, name, facts, tags) VALUES ($1, $2, $3, $4) RETURNING email, name, facts, tags";
    const body = { email: "a@example.com", name: "'; DROP TABLE customers; --", facts: [{ a: 1 }], tags: ["x", "y"] };
    const { emitted } = await run("query", { sql, parameters: "[email, name, [facts], [tags]]" }, { body });
    expect(emitted[0]?.body).toEqual(body);
  });

  test("gives all rows in one message when so chosen, also none", async () => {
    const config = { sql: "SELECT n FROM generate_series(1, $1::int) n", parameters: "[count]", emit: "all" };
    expect((await run("query", config, { body: { count: 2 } })).emitted).toEqual([
      { body: { rows: [{ n: 1 }, { n: 2 }], rowCount: 2 } },
    ]);
    expect((await run("query", config, { body: { count: 0 } })).emitted).toEqual([{ body: { rows: [], rowCount: 0 } }]);
    const deleted = await run("query", { sql: "DELETE FROM customers", emit: "all" });
    expect(deleted.emitted).toEqual([{ body: { rows: [], rowCount: 0 } }]);
  });

  test.each([
    ["SELEC 1", /syntax error/],
    ["SELECT * FROM nowhere", /"nowhere" does not exist\. Check the table's name/],
    ["SELECT $1::int", /Give as many parameters/],
    ["SELECT 1/0", /division by zero/],
    ["", /SQL is empty/],
  ])("%j is an error in the server's words", async (sql, words) => {
    await expect(run("query", { sql })).rejects.toThrow(words);
  });

  test("a statement that is cut off by the database goes back to be tried later", async () => {
    const { rebounds } = await run("query", { sql: "SELECT pg_terminate_backend(pg_backend_pid())" });
    expect(rebounds).toHaveLength(1);
    expect((await run("query", { sql: "SELECT 1 AS one" })).emitted).toEqual([{ body: { one: 1 } }]);
  });

  test("a step that is stopped lets go of a long statement", async () => {
    const stop = new AbortController();
    const config = { ...credential, sql: "SELECT pg_sleep(30)" };
    const running = runFunction(postgres, { function: "query", config, message: { body: {} }, signal: stop.signal });
    setTimeout(() => stop.abort(new Error("stopped")), 100);
    await expect(running).rejects.toThrow("stopped");
  });
});

describe("postgres:upsert", () => {
  const config = { table: "customers", keyColumns: ["email"] };

  test("inserts, then updates the same row, and gives it back", async () => {
    const body = { email: "ada@example.com", name: "Ada", tags: ["a", "b"], facts: { age: 36 }, ignored: true };
    const first = await run("upsert", config, { body });
    expect(first.emitted[0]?.body).toMatchObject({
      name: "Ada",
      tags: ["a", "b"],
      facts: { age: 36 },
      balance: 0,
      upper_name: "ADA",
    });
    const second = await run("upsert", config, { body: { email: "ada@example.com", name: "Ada L.", facts: ["x"] } });
    expect(second.emitted[0]?.body).toMatchObject({ name: "Ada L.", tags: ["a", "b"], facts: ["x"] });
    expect((await client.query("SELECT count(*)::int AS n FROM customers")).rows[0]?.n).toBe(1);
  });

  test("takes its values from an expression, and a key of several columns", async () => {
    await client.query(
      "CREATE TABLE IF NOT EXISTS prices (sku text, country text, price numeric, PRIMARY KEY (sku, country))",
    );
    const own = {
      table: "public.prices",
      keyColumns: "sku, country",
      values: '{ "sku": article.id, "country": "DE", "price": p }',
    };
    const { emitted } = await run("upsert", own, { body: { article: { id: "A" }, p: "12.50" } });
    expect(emitted[0]?.body).toEqual({ sku: "A", country: "DE", price: 12.5 });
    expect((await run("upsert", { ...own, values: '{ "sku": "A", "country": "DE" }' })).emitted[0]?.body).toMatchObject(
      { price: 12.5 },
    );
  });

  test("notices a column that was added while it runs", async () => {
    await run("upsert", config, { body: { email: "a@example.com", name: "A" } });
    await client.query("ALTER TABLE customers DROP COLUMN tags");
    await expect(run("upsert", config, { body: { email: "a@example.com", name: "A", tags: ["x"] } })).rejects.toThrow(
      /tags/,
    );
    const { emitted } = await run("upsert", config, { body: { email: "a@example.com", name: "B", tags: ["x"] } });
    expect(emitted[0]?.body).toMatchObject({ name: "B" });
  });

  test.each([
    [{ ...config, keyColumns: ["name"] }, { name: "A", email: "e" }, /unique index over exactly these columns/],
    [config, { name: "A" }, /no value for the key column "email"/],
    [config, { email: "b@example.com" }, /null value in column "name".*violates not-null/],
    [config, { email: "b@example.com", name: "B", balance: "much" }, /invalid input syntax for type numeric: "much"/],
    [{ ...config, unknownFields: "error" }, { email: "b", name: "B", nmae: "C" }, /no column for: nmae/],
    [{ ...config, keyColumns: [] }, {}, /Key columns are missing/],
    [{ ...config, keyColumns: ["mail"] }, { mail: 1 }, /no column "mail", which is named as a key column/],
    [{ ...config, table: "nowhere" }, { email: "b" }, /There is no table "nowhere"/],
    [config, [1, 2], /must give one object/],
  ])("%j with %j says what is wrong", async (wrong, body, words) => {
    await expect(run("upsert", wrong, { body })).rejects.toThrow(words);
  });
});

describe("a PostgreSQL credential", () => {
  function verify(changes: Record<string, unknown>) {
    return postgres.verifyCredentials?.({ ...credential, ...changes }, context);
  }

  test("that works names its account", async () => {
    expect(await verify({})).toEqual({
      verified: true,
      account: `${credential.user}@${credential.host}/${database.name}`,
    });
  });

  test.each([
    [{ password: "wr0ng-s3cret" }, "auth", /password authentication failed.*Check user and password/],
    [{ database: "no_such_database" }, "database", /database "no_such_database" does not exist/],
    [{ port: "1" }, "unreachable", /refuses the connection.*host\.docker\.internal/],
    [{ host: "no-such-host.invalid" }, "unreachable", /no-such-host\.invalid/],
    [{ ssl: "verify-full" }, "ssl", /./],
    [{ host: "" }, "unreachable", /no value for Host/],
  ])("with %j says what is wrong", async (changes, helpCode, words) => {
    const verdict = await verify(changes);
    expect(verdict).toMatchObject({ verified: false, helpCode, reason: expect.stringMatching(words) });
    expect(descriptor.credentials.problems).toHaveProperty(helpCode);
    expect(JSON.stringify(verdict)).not.toContain("s3cret");
  });

  test("that stopped working makes the message an error or sends it back, with the same words", async () => {
    const failure = run("query", { sql: "SELECT 1", password: "wr0ng" });
    await expect(failure).rejects.toThrow(StepError);
    await expect(failure).rejects.toThrow(/password authentication failed/);
  });
});

describe("choices and metadata at design time", () => {
  test("schemas, tables and columns can be chosen", async () => {
    const config = { ...credential, table: "customers" };
    expect(await postgres.selects?.listSchemas?.(config, context)).toHaveProperty("public");
    await client.query("CREATE OR REPLACE VIEW seen_customers AS SELECT email FROM customers");
    expect(await postgres.selects?.listTables?.(config, context)).toMatchObject({
      orders: "orders",
      seen_customers: "seen_customers (view)",
    });
    expect(await postgres.selects?.listColumns?.(config, context)).toMatchObject({
      email: "email (text)",
      balance: "balance (numeric(12,2))",
    });
    expect(await postgres.selects?.listColumns?.({ ...credential }, context)).toEqual({});
  });

  test("the table's columns are the metadata", async () => {
    const metadata = await postgres.metadata?.upsert?.({ ...credential, table: "customers" }, context);
    expect(metadata?.in).toMatchObject({
      properties: {
        email: { type: "string", required: true },
        balance: { type: "number" },
        tags: { type: "array", items: { type: "string" } },
      },
    });
    expect(metadata?.in).not.toHaveProperty("properties.upper_name");
    expect(metadata?.out).toHaveProperty("properties.upper_name");
    const rows = await postgres.metadata?.poll?.({ ...credential, table: "orders", emit: "batch" }, context);
    expect(rows?.out).toHaveProperty("properties.rows.items.properties.updated_at.format", "date-time");
  });
});

import { runFunction } from "@millrace/component";
import { describe, expect, test } from "vitest";
import { postgres } from "./index.ts";
import { testShop } from "./testing/test-shop.ts";

const shop = testShop();
const { run } = shop;

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
    const config = { ...shop.credential, sql: "SELECT pg_sleep(30)" };
    const running = runFunction(postgres, { function: "query", config, message: { body: {} }, signal: stop.signal });
    setTimeout(() => stop.abort(new Error("stopped")), 100);
    await expect(running).rejects.toThrow("stopped");
  });
});

import { describe, expect, test } from "vitest";
import { testShop } from "./testing/test-shop.ts";

const shop = testShop();
const { run } = shop;

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
    expect((await shop.client.query("SELECT count(*)::int AS n FROM customers")).rows[0]?.n).toBe(1);
  });

  test("takes its values from an expression, and a key of several columns", async () => {
    await shop.client.query(
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
    await shop.client.query("ALTER TABLE customers DROP COLUMN tags");
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

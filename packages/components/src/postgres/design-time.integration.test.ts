import { StepError } from "@millrace/component";
import { describe, expect, test } from "vitest";
import descriptor from "./component.json" with { type: "json" };
import { postgres } from "./index.ts";
import { context, testShop } from "./testing/test-shop.ts";

const shop = testShop();
const { run } = shop;

describe("a PostgreSQL credential", () => {
  function verify(changes: Record<string, unknown>) {
    return postgres.verifyCredentials?.({ ...shop.credential, ...changes }, context);
  }

  test("that works names its account", async () => {
    expect(await verify({})).toEqual({
      verified: true,
      account: `${shop.credential.user}@${shop.credential.host}/${shop.database.name}`,
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
    const config = { ...shop.credential, table: "customers" };
    expect(await postgres.selects?.listSchemas?.(config, context)).toHaveProperty("public");
    await shop.client.query("CREATE OR REPLACE VIEW seen_customers AS SELECT email FROM customers");
    expect(await postgres.selects?.listTables?.(config, context)).toMatchObject({
      orders: "orders",
      seen_customers: "seen_customers (view)",
    });
    expect(await postgres.selects?.listColumns?.(config, context)).toMatchObject({
      email: "email (text)",
      balance: "balance (numeric(12,2))",
    });
    expect(await postgres.selects?.listColumns?.({ ...shop.credential }, context)).toEqual({});
  });

  test("the table's columns are the metadata", async () => {
    const metadata = await postgres.metadata?.upsert?.({ ...shop.credential, table: "customers" }, context);
    expect(metadata?.in).toMatchObject({
      properties: {
        email: { type: "string", required: true },
        balance: { type: "number" },
        tags: { type: "array", items: { type: "string" } },
      },
    });
    expect(metadata?.in).not.toHaveProperty("properties.upper_name");
    expect(metadata?.out).toHaveProperty("properties.upper_name");
    const rows = await postgres.metadata?.poll?.({ ...shop.credential, table: "orders", emit: "batch" }, context);
    expect(rows?.out).toHaveProperty("properties.rows.items.properties.updated_at.format", "date-time");
  });
});

import { runFunction } from "@millrace/component";
import { createTestDatabase, type TestDatabase } from "@millrace/testing";
import pg from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { postgres } from "../index.ts";

/** What functions get beside their config at design time. */
export const context = { signal: new AbortController().signal, log: console as never };

/** A database for the tests of one file, with empty tables for each of them, and the component at work on it. */
export function testShop() {
  let database: TestDatabase;
  let client: pg.Client;
  let credential: Record<string, unknown>;

  const openClient = async () => {
    const opened = new pg.Client({ connectionString: database.url });
    opened.on("error", () => {}); // the database is dropped with force at the end
    await opened.connect();
    return opened;
  };

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

  return {
    /** These are there once the tests run. */
    get database() {
      return database;
    },
    get client() {
      return client;
    },
    get credential() {
      return credential;
    },
    openClient,
    run: (fn: string, config: Record<string, unknown>, options: { body?: unknown; snapshot?: unknown } = {}) => {
      const { body = {}, snapshot = {} } = options;
      const message = { body };
      return runFunction(postgres, { function: fn, config: { ...credential, ...config }, message, snapshot });
    },
  };
}

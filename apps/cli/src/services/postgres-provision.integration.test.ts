import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { provisionDatabase, removeDatabase } from "./postgres-provision.ts";

const port = Number(new URL(process.env.DATABASE_URL ?? "postgresql://127.0.0.1:5432").port || 5432);
const name = `millrace-cli-${process.pid}`;

afterAll(() => removeDatabase({ port, name }));

test("a role whose password is known gets it again, one that nobody here knows is left alone", async () => {
  await provisionDatabase({ port, name, password: "generated", isKnown: false, onTakenName: "refuse" });
  await provisionDatabase({ port, name, password: "generated", isKnown: true, onTakenName: "refuse" });
  const stranger = provisionDatabase({ port, name, password: "another", isKnown: false, onTakenName: "refuse" });
  await expect(stranger).rejects.toMatchObject({
    code: "name_taken",
    message: expect.stringContaining("MILLRACE_PREFIX"),
  });
});

test("what an owner left who is known to be gone is replaced, its data too", async () => {
  await provisionDatabase({ port, name, password: "left", isKnown: false, onTakenName: "replace" });
  await run("left", "CREATE TABLE left_behind ()");
  await provisionDatabase({ port, name, password: "fresh", isKnown: false, onTakenName: "replace" });
  const { rows } = await run("fresh", "SELECT to_regclass('left_behind') AS found");
  expect(rows).toEqual([{ found: null }]);
});

async function run(password: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: name, database: name, password });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

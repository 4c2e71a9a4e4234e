import { readFile } from "node:fs/promises";
import pg from "pg";
import type { DemoPlace } from "../place.ts";
import { insertOrders } from "../shop/insert-orders.ts";
import { readOrders } from "../shop/orders-csv.ts";
import { schema } from "./schema.ts";

interface Filling {
  place: DemoPlace;
  log: (line: string) => void;
}

/** Roles, database, tables and the shipped orders, as far as they are missing. */
export async function fillShop(admin: pg.Client, { place, log }: Filling): Promise<void> {
  const { shopPassword, password } = place.database;
  await ensureRole(admin, { name: "shop", password: shopPassword });
  await ensureRole(admin, { name: "millrace", password });
  const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = 'shop'");
  if (!rowCount) await admin.query("CREATE DATABASE shop OWNER shop");
  const client = new pg.Client(shopLogin(place));
  await client.connect();
  try {
    await client.query(schema);
    const { rows } = await client.query("SELECT count(*)::int AS orders FROM orders");
    if (rows[0]?.orders > 0) return;
    const orders = readOrders(await readFile(new URL("../../data/orders.csv", import.meta.url), "utf8"));
    await insertOrders(client, upToNow(orders));
    log(`Demo shop opened with ${orders.length} orders`);
  } finally {
    await client.end();
  }
}

/** The shop's own login: owner of its tables. */
export function shopLogin({ database }: DemoPlace): pg.ClientConfig {
  const { port, shopPassword } = database;
  return { host: "127.0.0.1", port, database: "shop", user: "shop", password: shopPassword };
}

/** Quoted by the server: a role's password cannot be a parameter. */
async function ensureRole(admin: pg.Client, { name, password }: { name: string; password: string }): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const { rowCount } = await admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name]);
  const verb = rowCount ? "ALTER" : "CREATE";
  await admin.query(`${verb} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
}

/** The shipped dates are moved so that the last order was placed yesterday. */
function upToNow<Order extends { placedAt: string }>(orders: Order[]): Order[] {
  const dayMs = 24 * 60 * 60 * 1000;
  const last = Math.max(...orders.map(({ placedAt }) => Date.parse(placedAt)));
  const shiftMs = Math.floor((Date.now() - last) / dayMs) * dayMs;
  return orders.map((order) => ({ ...order, placedAt: new Date(Date.parse(order.placedAt) + shiftMs).toISOString() }));
}

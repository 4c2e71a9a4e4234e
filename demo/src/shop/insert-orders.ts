import type pg from "pg";
import type { Order } from "./order.ts";

const chunkSize = 1000;

/** Orders are numbered by the database in the order given. */
export async function insertOrders(client: pg.Client, orders: Order[]): Promise<void> {
  await client.query("BEGIN");
  for (let from = 0; from < orders.length; from += chunkSize) {
    const chunk = JSON.stringify(orders.slice(from, from + chunkSize));
    await client.query(
      `INSERT INTO orders (number, placed_at, status, currency, customer, lines)
       SELECT "number", "placedAt", status, currency, customer, lines
       FROM jsonb_to_recordset($1) AS o
         ("number" text, "placedAt" timestamptz, status text, currency text, customer jsonb, lines jsonb)
       ORDER BY "number"`,
      [chunk],
    );
  }
  await client.query("COMMIT");
}

import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { shopLogin } from "../database/fill-shop.ts";
import type { DemoPlace } from "../place.ts";
import { insertOrders } from "./insert-orders.ts";
import { makeOrder } from "./make-order.ts";

interface ShopOptions {
  log: (line: string) => void;
  signal: AbortSignal;
}

/** Customers come in: an order every one to two seconds until the signal. A database that is away is waited for. */
export async function runShop(place: DemoPlace, { log, signal }: ShopOptions): Promise<void> {
  let client: pg.Client | undefined;
  try {
    while (!signal.aborted) {
      try {
        client ??= await openShop(place);
        await placeOrder(client);
        await pause(1000 + Math.random() * 1000, undefined, { signal });
      } catch (fault) {
        if (signal.aborted) break;
        log(`Demo shop: ${fault instanceof Error ? fault.message : fault}`);
        await client?.end().catch(() => {}); // broken already
        client = undefined;
        await pause(2000, undefined, { signal }).catch(() => {}); // aborted: the loop ends
      }
    }
  } finally {
    await client?.end().catch(() => {}); // may be broken
  }
}

async function openShop(place: DemoPlace): Promise<pg.Client> {
  const client = new pg.Client(shopLogin(place));
  client.on("error", () => {}); // the next statement reports it
  await client.connect();
  return client;
}

/** The next number follows the last order's, so that one in a hundred stays malformed across restarts. */
async function placeOrder(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT coalesce(max(substr(number, 3)::int), 100000) - 99999 AS sequence FROM orders",
  );
  const sequence = Number(rows[0]?.sequence ?? 1);
  await insertOrders(client, [makeOrder({ sequence, placedAt: new Date(), random: Math.random })]);
}

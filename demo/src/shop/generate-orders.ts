import { writeFileSync } from "node:fs";
import { makeOrder, seededRandom } from "./make-order.ts";
import { writeOrders } from "./orders-csv.ts";

/** Writes `demo/data/orders.csv` anew: `node demo/src/shop/generate-orders.ts`. Always the same orders. */
export function generateOrders(count = 6000): string {
  const random = seededRandom(1869);
  let placedAtMs = Date.parse("2026-01-05T07:00:00Z");
  const orders = Array.from({ length: count }, (_, index) => {
    placedAtMs += Math.floor(random() * random() * 3_600_000);
    return makeOrder({ sequence: index + 1, placedAt: new Date(placedAtMs), random });
  });
  return writeOrders(orders);
}

if (import.meta.main) writeFileSync(new URL("../../data/orders.csv", import.meta.url), generateOrders());

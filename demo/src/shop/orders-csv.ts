import { catalogue } from "./catalogue.ts";
import type { Order, OrderLine } from "./order.ts";

const columns = [
  "number",
  "placed_at",
  "status",
  "currency",
  "name",
  "email",
  "street",
  "postcode",
  "city",
  "country",
  "lines",
];

/** One line per order; its goods as `sku:quantity:price` joined by `;`. No value of ours holds a comma. */
export function writeOrders(orders: Order[]): string {
  const rows = orders.map(({ number, placedAt, status, currency, customer, lines }) => {
    const { name, email, street, postcode, city, country } = customer;
    const goods = lines.map(({ sku, quantity, price }) => `${sku}:${quantity}:${price}`).join(";");
    return [number, placedAt, status, currency, name, email, street, postcode, city, country, goods].join(",");
  });
  return `${[columns.join(","), ...rows].join("\n")}\n`;
}

export function readOrders(csv: string): Order[] {
  const [header, ...rows] = csv.trim().split(/\r?\n/);
  if (header !== columns.join(",")) throw new Error("demo/data/orders.csv has other columns than expected");
  return rows.map(readOrder);
}

function readOrder(row: string, index: number): Order {
  const cells = row.split(",");
  const [number, placedAt, status, currency, name, email, street, postcode, city, country, goods] = cells;
  if (cells.length !== columns.length || !number || !placedAt || !goods) {
    throw new Error(`demo/data/orders.csv: line ${index + 2} is incomplete`);
  }
  return {
    number,
    placedAt,
    status: status === "cancelled" ? "cancelled" : "paid",
    currency: currency ?? "",
    customer: {
      name: name ?? "",
      email: email ?? "",
      street: street ?? "",
      postcode: postcode ?? "",
      city: city ?? "",
      country: country ?? "",
    },
    lines: goods.split(";").map(readLine),
  };
}

function readLine(text: string): OrderLine {
  const [sku = "", quantity = "", price = ""] = text.split(":");
  const article = catalogue.find((candidate) => candidate.sku === sku);
  if (!article) throw new Error(`demo/data/orders.csv names the unknown article ${sku}`);
  return { ...article, quantity, price };
}

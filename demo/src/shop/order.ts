/** An order as the shop knows it. */
export interface Order {
  number: string;
  /** ISO 8601. */
  placedAt: string;
  status: "paid" | "cancelled";
  currency: string;
  customer: { name: string; email: string; street: string; postcode: string; city: string; country: string };
  lines: OrderLine[];
}

export interface OrderLine {
  sku: string;
  title: string;
  /** Goods go to the warehouse, vouchers by e-mail. */
  kind: "goods" | "voucher";
  /** Texts, as this shop stores them: now and then one is no number. */
  quantity: string;
  price: string;
}

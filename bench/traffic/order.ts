/** What is posted: a small order, about 300 bytes. */
export function orderJson(id: number): string {
  return JSON.stringify({
    id,
    customer: { first: "Ada", last: "Lovelace", email: "ada@example.com" },
    lines: [
      { sku: "A-100", quantity: 2, price: 9.5 },
      { sku: "B-200", quantity: 1, price: 30 },
      { sku: "C-300", quantity: 5, price: 1.25 },
    ],
    note: "Leave it with the neighbour if nobody opens the door.",
  });
}

/** What it becomes, in JSONata. */
export const orderMapping =
  '{"orderId": id, "name": customer.first & " " & customer.last, "total": $sum(lines.(quantity * price)), "skus": lines.sku}';

exports.process = async ({ body: { id, customer, lines } }) => ({
  body: {
    orderId: id,
    name: `${customer.first} ${customer.last}`,
    total: lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
    skus: lines.map(({ sku }) => sku),
  },
});

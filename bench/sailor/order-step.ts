import { join } from "node:path";

/** The folder of the component that maps an order on the published sailor. */
export const orderMapFolder = join(import.meta.dirname, "..", "components", "order-map");
export const orderMapCommand = "bench-order-map:map";

/** The same in a step of our own runtime. */
export const orderMapCode = `const { id, customer, lines } = body;
return {
  orderId: id,
  name: \`\${customer.first} \${customer.last}\`,
  total: lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
  skus: lines.map(({ sku }) => sku),
};`;

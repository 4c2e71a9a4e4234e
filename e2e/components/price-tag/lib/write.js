// Kept between two messages, as some published components do: two at a time would mix them up.
let price;

exports.process = async function write(msg, { currency, shop }) {
  price = msg.body.price;
  await new Promise((resolve) => setTimeout(resolve, 20));
  await this.emit("data", { body: { tag: `${price} ${currency}`, shop, seen: Object.keys(msg.passthrough) } });
};

exports.listCurrencies = async ({ shop }) => ({ EUR: `Euro of ${shop}`, CHF: "Swiss franc" });

exports.getMetaModel = async () => ({
  in: { type: "object", properties: { price: { type: "number", required: true } } },
  out: { type: "object", properties: { tag: { type: "string" } } },
});

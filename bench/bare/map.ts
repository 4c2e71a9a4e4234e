import jsonata from "jsonata";
import { orderMapping } from "../traffic/order.ts";
import { open, seal } from "./message-cipher.ts";
import { openChannel, publish } from "./queue.ts";

/** Second hop → JSONata → third hop. */
const expression = jsonata(orderMapping);
const channel = await openChannel();
await channel.prefetch(100);
await channel.consume("hop-2", async (message) => {
  if (!message) return;
  const { body } = open(message.content) as { body: unknown }; // http-in wrote it
  await publish(channel, { queue: "hop-3", content: seal({ body: await expression.evaluate(body) }) });
  channel.ack(message);
});
process.send?.({ ready: true });

import { open, seal } from "./message-cipher.ts";
import { openChannel, publish } from "./queue.ts";

/** First hop → second hop, unchanged: what the webhook's own step does. */
const channel = await openChannel();
await channel.prefetch(100);
await channel.consume("hop-1", async (message) => {
  if (!message) return;
  await publish(channel, { queue: "hop-2", content: seal(open(message.content)) });
  channel.ack(message);
});
process.send?.({ ready: true });

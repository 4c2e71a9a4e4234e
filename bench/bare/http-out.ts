import { Agent, request } from "node:http";
import { open } from "./message-cipher.ts";
import { openChannel } from "./queue.ts";

/** Third hop → HTTP; acknowledged after the answer. */
const agent = new Agent({ keepAlive: true, maxSockets: 100 });
const channel = await openChannel();
await channel.prefetch(100);
await channel.consume("hop-3", async (message) => {
  if (!message) return;
  const { body } = open(message.content) as { body: unknown }; // map wrote it
  await post(JSON.stringify(body));
  channel.ack(message);
});
process.send?.({ ready: true });

function post(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    const outgoing = request(process.env.BENCH_TARGET ?? "", { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.once("end", resolve);
    });
    outgoing.once("error", reject);
    outgoing.end(text);
  });
}

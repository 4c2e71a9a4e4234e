import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { seal } from "./message-cipher.ts";
import { openChannel, publish } from "./queue.ts";

/** HTTP → first hop; answered after the confirm. */
const channel = await openChannel();
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    await publish(channel, { queue: "hop-1", content: seal({ body: JSON.parse(Buffer.concat(chunks).toString()) }) });
    response.writeHead(202, { "content-type": "application/json", "content-length": 2 }).end("{}");
  });
});
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port }); // a server on a TCP port has no other kind of address
});

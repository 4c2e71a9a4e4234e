import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

export interface TargetServer extends AsyncDisposable {
  /** As a step in its container reaches it; the last part of the path names the ending. */
  url: string;
  /** How many requests were refused on purpose. */
  refusalCount(): number;
}

interface TargetOptions {
  onArrival: (arrival: { ending: string; id: string }) => void;
  /** Whether this request is answered 503, as a system that is busy does. */
  isRefused: (arrival: { ending: string; id: string }) => boolean;
}

const bodySchema = z.object({ id: z.string() });

/** The outside system two of the flows send to. It notes a message before it answers. */
export async function openTargetServer({ onArrival, isRefused }: TargetOptions): Promise<TargetServer> {
  let refusals = 0;
  const server = createServer(async (request, response) => {
    const parsed = bodySchema.safeParse(await readJson(request).catch(() => undefined));
    const arrival = { ending: (request.url ?? "").slice(1), id: parsed.data?.id ?? "" };
    // A step that was killed while it sent has sent nothing.
    if (!parsed.success) return response.writeHead(400).end();
    if (isRefused(arrival)) {
      refusals += 1;
      return response.writeHead(503).end();
    }
    onArrival(arrival);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  const { port } = server.address() as AddressInfo; // a server on a TCP port has no other kind of address
  return {
    url: `http://host.docker.internal:${port}/`,
    refusalCount: () => refusals,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

import { createServer, type IncomingHttpHeaders } from "node:http";

export interface ReceivedRequest {
  method: string;
  headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at single fields of what was sent
  body: any;
}

export interface TargetServer extends AsyncDisposable {
  /** As a step in its container reaches it. */
  url: string;
  received: ReceivedRequest[];
}

/** The outside system a flow sends to. `isAllowed` false is answered 401. */
export async function openTargetServer({
  isAllowed = () => true,
}: {
  isAllowed?: (headers: IncomingHttpHeaders) => boolean;
} = {}): Promise<TargetServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      text += chunk;
    });
    request.on("end", () => {
      const isWelcome = isAllowed(request.headers);
      if (isWelcome && request.method !== "GET" && request.method !== "HEAD") {
        received.push({ method: request.method ?? "", headers: request.headers, body: JSON.parse(text || "null") });
      }
      response.writeHead(isWelcome ? 200 : 401, { "content-type": "application/json" }).end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("A server without a port");
  return {
    url: `http://host.docker.internal:${address.port}/`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Numbers that arrived, each once, in order: a message may come twice, and may overtake another. */
export function arrivedAt({ received }: TargetServer): number[] {
  return [...new Set(received.map(({ body }): number => body.n))].sort((a, b) => a - b);
}

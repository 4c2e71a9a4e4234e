import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A request as the server saw it. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface TestServer extends AsyncDisposable {
  url: string;
  port: number;
  seen: SeenRequest[];
}

export type Answer = (request: SeenRequest, response: ServerResponse, count: number) => void;

/** A real HTTP server for tests: answers by path, remembers what it saw. */
export async function startTestServer(routes: Record<string, Answer>): Promise<TestServer> {
  const seen: SeenRequest[] = [];
  const counts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    const path = new URL(url, "http://test").pathname;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
    seen.push(one);
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    const answer = routes[path];
    if (answer) answer(one, response, count);
    else response.writeHead(404, { "content-type": "text/plain" }).end("no such page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(value));
}

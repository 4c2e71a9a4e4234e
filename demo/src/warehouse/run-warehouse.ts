import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Arrivals, openArrivals, type WarehouseOrder } from "./arrivals.ts";
import { arrivalsPage } from "./arrivals-page.ts";

export interface Warehouse {
  port: number;
  close(): Promise<void>;
}

interface WarehouseOptions {
  port: number;
  apiKey: string;
  /** JSON lines of what arrived. */
  file: string;
  /** How long a worker needs to take an order in; makes queues visible in the demo. Default 15. */
  handlingMs?: number;
}

/**
 * The warehouse's own API: `POST /orders`, `GET /orders?limit=`, `GET /orders/count` with the header `X-Api-Key`; a page of the
 * latest arrivals at `/`; `/health`. The page and `/health` are open.
 */
export async function runWarehouse(options: WarehouseOptions): Promise<Warehouse> {
  const arrivals = await openArrivals(options.file);
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    answer(request, { arrivals, options })
      .then((reply) => send(response, reply))
      .catch((fault) => send(response, { status: 500, json: { error: String(fault) } }));
  });
  await listen(server, options.port);
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : options.port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await arrivals.close();
    },
  };
}

interface Reply {
  status: number;
  json?: unknown;
  html?: string;
}

interface Counter {
  arrivals: Arrivals;
  options: WarehouseOptions;
}

async function answer(request: IncomingMessage, { arrivals, options }: Counter): Promise<Reply> {
  const url = new URL(request.url ?? "/", "http://warehouse");
  const route = `${request.method} ${url.pathname}`;
  if (route === "GET /health") return { status: 200, json: { status: "ok" } };
  if (route === "GET /") return { status: 200, html: arrivalsPage(arrivals) };
  if (!url.pathname.startsWith("/orders")) return { status: 404, json: { error: `There is no ${url.pathname}` } };
  if (!hasKey(request, options.apiKey))
    return { status: 401, json: { error: "Unknown API key. Send it in X-Api-Key." } };
  switch (route) {
    case "GET /orders/count":
      return { status: 200, json: { count: arrivals.count, repeated: arrivals.repeated } };
    case "GET /orders":
      return { status: 200, json: arrivals.latest(Math.min(1000, Number(url.searchParams.get("limit") ?? 50) || 50)) };
    case "POST /orders":
      return takeOrder(request, { arrivals, options });
  }
  return { status: 405, json: { error: `${request.method} is not possible here` } };
}

async function takeOrder(request: IncomingMessage, { arrivals, options }: Counter): Promise<Reply> {
  const order = await readOrder(request);
  if (typeof order === "string") return { status: 400, json: { error: order } };
  await new Promise((resolve) => setTimeout(resolve, options.handlingMs ?? 15));
  const { arrival, isNew } = arrivals.add(order);
  return { status: isNew ? 201 : 200, json: { id: arrival.id, reference: order.reference, isNew } };
}

/** The order, or what is wrong with it. */
async function readOrder(request: IncomingMessage): Promise<WarehouseOrder | string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  let order: unknown;
  try {
    order = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return "The body is no JSON";
  }
  if (typeof order !== "object" || order === null || Array.isArray(order)) return "An order is an object";
  const reference = "reference" in order ? order.reference : undefined;
  const lines = "lines" in order ? order.lines : undefined;
  if (typeof reference !== "string" || reference === "") return "reference is missing";
  if (!Array.isArray(lines) || lines.length === 0) return "lines are missing";
  if (!lines.every(isLine)) return "every line needs a sku and a quantity above 0";
  return { ...order, reference, lines };
}

function isLine(line: unknown): line is WarehouseOrder["lines"][number] {
  if (typeof line !== "object" || line === null || !("sku" in line) || !("quantity" in line)) return false;
  return typeof line.sku === "string" && typeof line.quantity === "number" && line.quantity > 0;
}

function hasKey({ headers }: IncomingMessage, apiKey: string): boolean {
  const given = Buffer.from(String(headers["x-api-key"] ?? ""));
  const expected = Buffer.from(apiKey);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function send(response: ServerResponse, { status, json, html }: Reply): void {
  const type = html === undefined ? "application/json" : "text/html; charset=utf-8";
  response.writeHead(status, { "content-type": type }).end(html ?? JSON.stringify(json));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (fault) => reject(taken(fault, port)));
    server.listen(port, "0.0.0.0", () => resolve());
  });
}

function taken(fault: Error, port: number): Error {
  const isTaken = "code" in fault && fault.code === "EADDRINUSE";
  if (!isTaken) return fault;
  return new Error(`Port ${port} is taken. Set MILLRACE_DEMO_WAREHOUSE_PORT to a free one.`, { cause: fault });
}

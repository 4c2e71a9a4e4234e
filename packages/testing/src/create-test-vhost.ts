import { serviceUrl } from "./service-urls.ts";
import { uniqueName } from "./unique-name.ts";

export interface TestVhost extends AsyncDisposable {
  /** `amqp://…/<vhost>` as the administrator. */
  url: string;
  /** Base URL of the management API, with user and password. */
  managementUrl: string;
  vhost: string;
  /** Closes every connection into this vhost the hard way: what a broker restart looks like to a client. Returns how many. */
  cutConnections(): Promise<number>;
}

/** A virtual host of its own in the real RabbitMQ, deleted on dispose with everything in it and every user it was made for. */
export async function createTestVhost(): Promise<TestVhost> {
  const vhost = uniqueName("vhost");
  const managementUrl = serviceUrl("RABBITMQ_MANAGEMENT_URL");
  const url = new URL(serviceUrl("AMQP_URL"));
  url.pathname = `/${vhost}`;
  const user = encodeURIComponent(decodeURIComponent(url.username));
  await callManagement(managementUrl, { method: "PUT", path: `vhosts/${vhost}`, body: {} });
  const all = { configure: ".*", write: ".*", read: ".*" };
  await callManagement(managementUrl, { method: "PUT", path: `permissions/${vhost}/${user}`, body: all });
  return {
    url: url.toString(),
    managementUrl,
    vhost,
    cutConnections: () => cutConnections(managementUrl, vhost),
    [Symbol.asyncDispose]: async () => {
      await deleteGuests(managementUrl, { vhost, owner: decodeURIComponent(user) });
      await callManagement(managementUrl, { method: "DELETE", path: `vhosts/${vhost}` });
    },
  };
}

/** Users belong to the whole broker: those of steps would outlive the virtual host. */
async function deleteGuests(managementUrl: string, { vhost, owner }: { vhost: string; owner: string }): Promise<void> {
  const response = await callManagement(managementUrl, { method: "GET", path: `vhosts/${vhost}/permissions` });
  const guests = (await readList(response)).map(({ user }) => String(user)).filter((user) => user !== owner);
  for (const user of guests) {
    await callManagement(managementUrl, { method: "DELETE", path: `users/${encodeURIComponent(user)}` });
  }
}

async function cutConnections(managementUrl: string, vhost: string): Promise<number> {
  const response = await callManagement(managementUrl, { method: "GET", path: `vhosts/${vhost}/connections` });
  const names = (await readList(response)).map(({ name }) => String(name));
  for (const name of names) {
    await callManagement(managementUrl, { method: "DELETE", path: `connections/${encodeURIComponent(name)}` });
  }
  return names.length;
}

async function readList(response: Response): Promise<Record<string, unknown>[]> {
  const list: unknown = await response.json();
  if (!Array.isArray(list)) throw new Error("RabbitMQ's answer is not a list");
  return list;
}

interface ManagementCall {
  method: "GET" | "PUT" | "DELETE";
  path: string;
  body?: unknown;
}

async function callManagement(managementUrl: string, { method, path, body }: ManagementCall): Promise<Response> {
  const base = new URL(managementUrl);
  const login = `${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`;
  const response = await fetch(new URL(`/api/${path}`, base.origin), {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(login).toString("base64")}`,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const isGone = method === "DELETE" && response.status === 404;
  if (!response.ok && !isGone) {
    throw new Error(`RabbitMQ answered ${response.status} to ${method} ${path}: ${await response.text()}`);
  }
  return response;
}

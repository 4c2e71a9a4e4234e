import { z } from "zod";

export type ManagementClient = ReturnType<typeof managementClient>;

/**
 * What the installation needs of RabbitMQ's management API. `url` holds user and password and never appears in errors.
 * Every function throws with status and path when the broker refuses.
 */
export function managementClient(url: string) {
  const { origin, username, password } = new URL(url);
  const token = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${origin}/api/${path}`, {
      method,
      headers: { authorization: `Basic ${token}`, "content-type": "application/json" },
      signal: AbortSignal.timeout(10_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (method === "DELETE" && response.status === 404) return undefined;
    if (!response.ok) throw new Error(`RabbitMQ answered ${response.status} to ${method} /api/${path}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  return {
    async overview() {
      const overview = overviewSchema.parse(await call("GET", "overview"));
      const { tags } = tagsSchema.parse(await call("GET", "whoami"));
      // A list from 3.9 on, one string with commas before.
      return { version: overview.rabbitmq_version, tags: typeof tags === "string" ? tags.split(",") : tags };
    },
    async vhostExists(vhost: string): Promise<boolean> {
      const vhosts = z.array(z.object({ name: z.string() })).parse(await call("GET", "vhosts"));
      return vhosts.some(({ name }) => name === vhost);
    },
    async ensureVhost({ vhost, user }: { vhost: string; user: string }): Promise<void> {
      await call("PUT", `vhosts/${encodeURIComponent(vhost)}`, {});
      const everything = { configure: ".*", write: ".*", read: ".*" };
      await call("PUT", `permissions/${encodeURIComponent(vhost)}/${encodeURIComponent(user)}`, everything);
    },
    async putAdministrator({ user, password }: { user: string; password: string }): Promise<void> {
      await call("PUT", `users/${encodeURIComponent(user)}`, { password, tags: "administrator" });
    },
    async deleteUser(user: string): Promise<void> {
      await call("DELETE", `users/${encodeURIComponent(user)}`);
    },
    async deleteVhost(vhost: string): Promise<void> {
      await call("DELETE", `vhosts/${encodeURIComponent(vhost)}`);
    },
    async listUsers(): Promise<string[]> {
      const users = z.array(z.object({ name: z.string() })).parse(await call("GET", "users"));
      return users.map(({ name }) => name);
    },
    async connectedVhosts(): Promise<string[]> {
      const connections = z.array(z.object({ vhost: z.string().optional() })).parse(await call("GET", "connections"));
      return [...new Set(connections.flatMap(({ vhost }) => (vhost ? [vhost] : [])))];
    },
    /** Alarms that block publishers, for people. */
    async alarms(): Promise<string[]> {
      const nodes = nodesSchema.parse(await call("GET", "nodes"));
      return nodes.flatMap(({ name, mem_alarm, disk_free_alarm, disk_free_limit }) => [
        ...(mem_alarm ? [`${name} is over its memory limit; free memory or raise vm_memory_high_watermark.`] : []),
        ...(disk_free_alarm ? [`${name} has less than ${disk_free_limit} bytes of disk left; free some.`] : []),
      ]);
    },
  };
}

const overviewSchema = z.object({ rabbitmq_version: z.string() });
const tagsSchema = z.object({ tags: z.union([z.string(), z.array(z.string())]) });
const nodesSchema = z.array(
  z.object({
    name: z.string(),
    mem_alarm: z.boolean().default(false),
    disk_free_alarm: z.boolean().default(false),
    disk_free_limit: z.number().default(0),
  }),
);

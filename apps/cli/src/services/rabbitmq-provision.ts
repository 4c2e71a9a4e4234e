import { createHash, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { runCommand } from "../processes/run-command.ts";
import type { ManagementClient } from "./rabbitmq-management.ts";

interface Credentials {
  user: string;
  password: string;
  vhost: string;
}

/** Makes administrator and vhost through the management API. Safe to repeat. */
export async function provisionByApi(client: ManagementClient, { user, password, vhost }: Credentials): Promise<void> {
  await client.putAdministrator({ user, password });
  await client.ensureVhost({ vhost, user });
}

/** The same as root of the broker's machine, when no user's password is known. False when no node lets us. */
export async function provisionByCommand(credentials: Credentials): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  // One document on stdin instead of several commands: a password among the arguments could be read by everybody.
  const input = JSON.stringify(definitions(credentials));
  for (const node of await nodeNames()) {
    const args = ["--quiet", "--node", node, "import_definitions", "--format", "json"];
    const { code } = await runCommand("rabbitmqctl", { args, input, cwd: "/", timeoutMs: 30_000 });
    if (code === 0) return true;
  }
  return false;
}

function definitions({ user, password, vhost }: Credentials) {
  return {
    users: [
      {
        name: user,
        password_hash: hashPassword(password),
        hashing_algorithm: "rabbit_password_hashing_sha256",
        tags: ["administrator"],
      },
    ],
    vhosts: [{ name: vhost }],
    permissions: [{ user, vhost, configure: ".*", write: ".*", read: ".*" }],
  };
}

/** RabbitMQ's own format: base64 of four bytes of salt and SHA-256 of salt and password. */
function hashPassword(password: string): string {
  const salt = randomBytes(4);
  const digest = createHash("sha256").update(salt).update(password).digest();
  return Buffer.concat([salt, digest]).toString("base64");
}

/** Erlang nodes of this machine that may be a broker, by the names epmd knows. */
async function nodeNames(): Promise<string[]> {
  const { stdout } = await runCommand("epmd", { args: ["-names"], timeoutMs: 5_000 });
  const names = [...stdout.matchAll(/^name (\S+) at port/gm)].flatMap((match) => match[1] ?? []);
  const hosts = ["localhost", hostname().split(".")[0] ?? "localhost"];
  return names.flatMap((name) => hosts.map((host) => `${name}@${host}`));
}

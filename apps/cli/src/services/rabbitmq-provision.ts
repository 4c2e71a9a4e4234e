import { createHash, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { z } from "zod";
import { runCommand } from "../processes/run-command.ts";
import type { ManagementClient } from "./rabbitmq-management.ts";
import type { ServiceContext } from "./service.ts";
import { takenName } from "./taken-name.ts";

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

/**
 * The same as root of the broker's machine, when no user's password is known. False when no node lets us. A user nobody here
 * knows the password of belongs to another installation, unless that one is known to be gone.
 */
export async function provisionByCommand(
  credentials: Credentials,
  /** `isKnown`: whether the password is the one of the last time, not a new one. */
  { isKnown, onTakenName }: { isKnown: boolean } & Pick<ServiceContext, "onTakenName">,
): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  // One document on stdin instead of several commands: a password among the arguments could be read by everybody.
  const input = JSON.stringify(definitions(credentials));
  for (const node of await nodeNames()) {
    if (!isKnown && (await userExists(node, credentials.user))) {
      if (onTakenName === "refuse") {
        throw takenName(`The RabbitMQ user "${credentials.user}"`, dropByHand(node, credentials));
      }
      await drop(node, credentials);
    }
    const args = ["--quiet", "--node", node, "import_definitions", "--format", "json"];
    const { code } = await runCommand("rabbitmqctl", { args, input, cwd: "/", timeoutMs: 30_000 });
    if (code === 0) return true;
  }
  return false;
}

async function userExists(node: string, user: string): Promise<boolean> {
  const args = ["--quiet", "--node", node, "list_users", "--formatter", "json"];
  const { code, stdout } = await runCommand("rabbitmqctl", { args, cwd: "/", timeoutMs: 30_000 });
  return code === 0 && usersSchema.parse(JSON.parse(stdout)).some((known) => known.user === user);
}

const usersSchema = z.array(z.object({ user: z.string() }));

/** The user gets a new password anyway; what must go is the old vhost with its queues. */
async function drop(node: string, { vhost }: Credentials): Promise<void> {
  await runCommand("rabbitmqctl", {
    args: ["--quiet", "--node", node, "delete_vhost", vhost],
    cwd: "/",
    timeoutMs: 30_000,
  });
}

function dropByHand(node: string, { user, vhost }: Credentials): string {
  return `rabbitmqctl -n ${node} delete_vhost ${vhost}; rabbitmqctl -n ${node} delete_user ${user}`;
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

import { isListening } from "../processes/ports.ts";
import { Refusal } from "../refusal.ts";
import { generateSecret } from "./generate-secret.ts";
import { type ManagementClient, managementClient } from "./rabbitmq-management.ts";
import { startNode, stopNode } from "./rabbitmq-node.ts";
import { provisionByApi, provisionByCommand } from "./rabbitmq-provision.ts";
import type { Service, ServiceContext, ServiceFacts } from "./service.ts";
import type { ServiceVariables } from "./service-variables.ts";
import type { Started } from "./started.ts";

export const amqpPort = 5672;
export const managementPort = 15_672;

export const rabbitmq: Service = {
  name: "rabbitmq",
  title: "RabbitMQ",
  variables: ["AMQP_URL", "RABBITMQ_MANAGEMENT_URL"],
  packages: { names: ["rabbitmq-server"], proof: "/usr/sbin/rabbitmqctl" },
  compose: {
    service: "rabbitmq",
    variables: ({ rabbitmqPassword }) => urls({ user: "millrace", password: rabbitmqPassword, vhost: "millrace" }),
  },
  check,
  find,
  start,
  stop,
  forget,
};

async function check(variables: ServiceVariables): Promise<ServiceFacts> {
  const amqp = new URL(variables.AMQP_URL ?? "");
  const client = managementClient(managementUrl(variables));
  const { version, tags } = await client.overview();
  const port = Number(amqp.port || amqpPort);
  if (!(await isListening(port, { host: amqp.hostname }))) {
    throw new Error(`nothing accepts AMQP connections at ${amqp.hostname}:${port}`);
  }
  const problems: string[] = [];
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 3 || (major === 3 && minor < 10)) problems.push(`RabbitMQ ${version} is too old; 3.10 is needed.`);
  if (!tags.includes("administrator")) {
    problems.push(
      "The RabbitMQ user is no administrator; every step needs a user of its own: rabbitmqctl set_user_tags USER administrator",
    );
  }
  if (!(await client.vhostExists(vhostOf(amqp)))) {
    problems.push(`RabbitMQ has no vhost ${vhostOf(amqp)}: rabbitmqctl add_vhost ${vhostOf(amqp)}`);
  }
  problems.push(...(await client.alarms()).map((alarm) => `RabbitMQ accepts no messages: ${alarm}`));
  return { address: `${amqp.hostname}:${port}`, version, problems };
}

async function find(context: ServiceContext): Promise<ServiceVariables | undefined> {
  if (!(await isListening(amqpPort)) && !context.saved.AMQP_URL) return undefined;
  const provisioned = await provision(context);
  if (provisioned) return provisioned;
  if (!(await isListening(amqpPort))) return undefined;
  const cure = (await isListening(managementPort))
    ? "Make a user with the tag administrator and set AMQP_URL=amqp://USER:PASSWORD@127.0.0.1:5672/VHOST, or run this command as root."
    : "Its management API is off. Run: rabbitmq-plugins enable rabbitmq_management";
  throw new Refusal(`RabbitMQ listens on port ${amqpPort}, but Millrace cannot prepare it. ${cure}`, {
    code: "rabbitmq_forbidden",
  });
}

async function start(context: ServiceContext) {
  const started = await startNode(context, { amqpPort, managementPort });
  try {
    const variables = await provision(context);
    if (!variables) throw new Refusal("RabbitMQ runs, but its user could not be made.", { code: "rabbitmq_failed" });
    // This broker is ours: nobody may come in with the password everybody knows.
    await managementClient(managementUrl(variables)).deleteUser("guest");
    return { variables, started };
  } catch (error) {
    await stopNode(started);
    throw error;
  }
}

/**
 * Makes vhost and administrator, by the first way that is open: as the user of the last time, as a fresh broker's
 * guest, or as root of this machine. Undefined when none is.
 */
async function provision(context: ServiceContext): Promise<ServiceVariables | undefined> {
  const { installation, saved, onTakenName } = context;
  const { vhost } = installation;
  const savedUser = saved.AMQP_URL ? new URL(saved.AMQP_URL) : undefined;
  if (savedUser && vhostOf(savedUser) === vhost) {
    const client = managementClient(managementUrl(saved));
    if (await signsIn(client)) {
      await client.ensureVhost({ vhost, user: savedUser.username });
      return { AMQP_URL: savedUser.href, RABBITMQ_MANAGEMENT_URL: managementUrl(saved) };
    }
  }
  const savedPassword = savedUser?.password;
  const credentials = { user: vhost, password: savedPassword || generateSecret(), vhost };
  const guest = managementClient(`http://guest:guest@127.0.0.1:${managementPort}`);
  if (await signsIn(guest)) {
    await provisionByApi(guest, credentials);
    return urls(credentials);
  }
  const isKnown = Boolean(savedPassword);
  const isPrepared =
    (await isListening(managementPort)) && (await provisionByCommand(credentials, { isKnown, onTakenName }));
  return isPrepared ? urls(credentials) : undefined;
}

async function stop({ installation, saved }: ServiceContext, started: Started) {
  const client = managementClient(managementUrl(saved));
  const others = await client.connectedVhosts().catch(() => []);
  const foreign = others.filter((vhost) => vhost !== installation.vhost);
  if (foreign.length > 0) return { usedBy: `connections to the vhost ${foreign.join(", ")}` };
  await stopNode(started);
  return "stopped" as const;
}

/** Deletes the vhost with every queue in it, the users of its steps, and last our own. */
async function forget({ installation }: ServiceContext, variables: ServiceVariables): Promise<void> {
  const client = managementClient(managementUrl(variables));
  const steps = (await client.listUsers()).filter((user) => user.startsWith(`${installation.prefix}-step-`));
  for (const user of steps) await client.deleteUser(user);
  await client.deleteVhost(installation.vhost);
  if (new URL(variables.AMQP_URL ?? "").username === installation.vhost) await client.deleteUser(installation.vhost);
}

async function signsIn(client: ManagementClient): Promise<boolean> {
  return client.overview().then(
    () => true,
    () => false,
  );
}

/** Where the management API is: named itself, or beside AMQP with the same user. */
function managementUrl({ AMQP_URL, RABBITMQ_MANAGEMENT_URL }: ServiceVariables): string {
  if (RABBITMQ_MANAGEMENT_URL) return RABBITMQ_MANAGEMENT_URL;
  const { username, password, hostname } = new URL(AMQP_URL ?? "amqp://127.0.0.1");
  return `http://${username}:${password}@${hostname}:${managementPort}`;
}

function urls({ user, password, vhost }: { user: string; password: string; vhost: string }): ServiceVariables {
  return {
    AMQP_URL: `amqp://${user}:${password}@127.0.0.1:${amqpPort}/${vhost}`,
    RABBITMQ_MANAGEMENT_URL: `http://${user}:${password}@127.0.0.1:${managementPort}`,
  };
}

function vhostOf(amqp: URL): string {
  return decodeURIComponent(amqp.pathname.slice(1)) || "/";
}

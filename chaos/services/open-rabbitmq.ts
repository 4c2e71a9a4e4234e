import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { isListening } from "../../apps/cli/src/processes/ports.ts";
import { managementClient } from "../../apps/cli/src/services/rabbitmq-management.ts";
import { startBroker, stopNode } from "../../apps/cli/src/services/rabbitmq-node.ts";
import { provisionByApi } from "../../apps/cli/src/services/rabbitmq-provision.ts";
import type { Started } from "../../apps/cli/src/services/started.ts";
import { succeeds, waitUntil } from "../wait-until.ts";
import { type Killable, killGroup } from "./killable.ts";
import type { Place } from "./place.ts";

export interface RabbitmqService extends Killable {
  amqpUrl: string;
  managementUrl: string;
  /** For good. Takes the port mapper along when it came with this node and no other needs it. */
  stop(): Promise<void>;
}

const vhost = "chaos";

/** A node of its own beside the machine's, with another name, other ports and another cookie. */
export async function openRabbitmq({ folder, nextPort, signal }: Place): Promise<RabbitmqService> {
  const home = join(folder, "rabbitmq");
  await mkdir(home);
  const ports = { amqpPort: await nextPort(), managementPort: await nextPort(), distPort: await nextPort() };
  const name = `chaos-${randomBytes(4).toString("hex")}@localhost`;
  const node = { name, home, ports, logFile: join(folder, "rabbitmq.log") };
  const credentials = { user: "chaos", password: randomBytes(16).toString("hex"), vhost };
  const login = `${credentials.user}:${credentials.password}@127.0.0.1`;
  const managementUrl = `http://${login}:${ports.managementPort}`;
  const answers = () => succeeds(() => managementClient(managementUrl).overview());

  const first: Started = await startBroker(node, { signal });
  let running = first;
  const start = async () => {
    running = await startBroker(node, { signal });
    const isUp = async () => (await isListening(ports.amqpPort)) && (await answers());
    await waitUntil(isUp, { what: "RabbitMQ to answer", timeoutMs: 60_000, signal });
  };
  const kill = async () => {
    const [broker] = running.processes;
    if (broker) await killGroup(broker);
  };
  const guest = managementClient(`http://guest:guest@127.0.0.1:${ports.managementPort}`);
  await provisionByApi(guest, credentials);
  await guest.deleteUser("guest");
  return {
    title: "RabbitMQ",
    amqpUrl: `amqp://${login}:${ports.amqpPort}/${vhost}`,
    managementUrl,
    kill,
    start,
    stop: async () => {
      await kill();
      await stopNode(first);
    },
  };
}

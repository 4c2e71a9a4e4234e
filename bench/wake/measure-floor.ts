import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { serviceUrl } from "@millrace/testing";
import { callDocker } from "../docker-api.ts";

const containerCount = 3;

/** Milliseconds of each turn. */
export interface Floor {
  /** Each with a network of its own, as the engine's default is. */
  ownNetwork: number[];
  /** Without one: no isolation at all. */
  hostNetwork: number[];
}

/**
 * What no platform can do without: three containers of a step's image, without limits, created and started side by side, each of
 * which connects to RabbitMQ by a few lines of script. Until the last one has heard RabbitMQ's greeting.
 */
export async function measureFloor(): Promise<{ ownNetworkMs: number; hostNetworkMs: number }> {
  const image = await findStepImage();
  const ownNetworkMs = await measureTurn({ image, network: "bridge" });
  return { ownNetworkMs, hostNetworkMs: await measureTurn({ image, network: "host" }) };
}

interface Turn {
  image: string;
  network: "bridge" | "host";
}

async function measureTurn(turn: Turn): Promise<number> {
  const greeted = await listenForGreetings();
  const created: string[] = [];
  const startedAt = performance.now();
  try {
    await Promise.all(
      Array.from({ length: containerCount }, async () => {
        const { Id } = await callDocker<{ Id: string }>({
          method: "POST",
          path: "/containers/create",
          body: containerOptions(turn, greeted.port),
        });
        created.push(Id);
        await callDocker({ method: "POST", path: `/containers/${Id}/start` });
      }),
    );
    return (await greeted.last) - startedAt;
  } finally {
    greeted.server.close();
    for (const id of created) await callDocker({ method: "DELETE", path: `/containers/${id}?force=true&v=true` });
  }
}

function containerOptions({ image, network }: Turn, reportPort: number) {
  const host = network === "host" ? "127.0.0.1" : "host.docker.internal";
  const { port } = new URL(serviceUrl("AMQP_URL"));
  // The protocol's header; RabbitMQ answers with its greeting, and our process hears of it.
  const script = `
    const net = process.getBuiltinModule("node:net");
    const broker = net.connect(${port || 5672}, "${host}", () => broker.write(Buffer.from("AMQP\\0\\0\\x09\\x01", "latin1")));
    broker.once("data", () => net.connect(${reportPort}, "${host}"));`;
  return {
    Image: image,
    Cmd: ["node", "-e", script],
    HostConfig: {
      NetworkMode: network,
      ...(network === "bridge" && { ExtraHosts: ["host.docker.internal:host-gateway"] }),
    },
  };
}

/** `last`: when the last of the containers reported. @throws when that takes longer than 30 s. */
async function listenForGreetings(): Promise<{ port: number; server: Server; last: Promise<number> }> {
  const last = Promise.withResolvers<number>();
  let count = 0;
  const server = createServer((connection) => {
    count += 1;
    connection.destroy();
    if (count === containerCount) last.resolve(performance.now());
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const timer = setTimeout(() => last.reject(new Error("A bare container did not reach RabbitMQ within 30 s")), 30_000);
  const heard = last.promise.finally(() => clearTimeout(timer));
  return { port: (server.address() as AddressInfo).port, server, last: heard }; // on a TCP port there is no other kind
}

/** Any of the built-in components: all have the same base. */
async function findStepImage(): Promise<string> {
  const filters = encodeURIComponent(JSON.stringify({ reference: ["millrace/component-http"] }));
  const images = await callDocker<{ RepoTags: string[] | null }[]>({ path: `/images/json?filters=${filters}` });
  const image = images.flatMap(({ RepoTags }) => RepoTags ?? [])[0];
  if (!image) throw new Error('There is no image of component http here: "npm run up" first.');
  return image;
}

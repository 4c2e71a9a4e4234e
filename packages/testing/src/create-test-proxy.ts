import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";

export interface TestProxy extends AsyncDisposable {
  /** The target's URL with the proxy's address in it. */
  url: string;
  /** Cuts all connections, and refuses new ones until `restore`. */
  takeDown(): Promise<void>;
  restore(): Promise<void>;
  /** Lets nothing through any more, and closes nothing: both ends go on believing in their connections. */
  freeze(): void;
  /** Lets through what waited since `freeze`. */
  thaw(): void;
}

/** Stands between a program and a real service, to take the service away without touching it for anybody else. */
export async function createTestProxy({ url: target }: { url: string }): Promise<TestProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let server = await listen(0);
  const { port: ownPort } = server.address() as AddressInfo; // a TCP server's address is an object

  async function listen(onPort: number): Promise<Server> {
    const opened = createServer((client) => {
      const upstream = connect(Number(port), hostname);
      for (const [socket, peer] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        sockets.add(socket);
        socket.on("data", (bytes) => {
          if (!peer.write(bytes)) socket.pause();
        });
        socket.on("drain", () => {
          if (!isFrozen) peer.resume();
        });
        if (isFrozen) socket.pause();
        socket.on("end", () => peer.end());
        socket.on("error", () => peer.destroy());
        socket.on("close", () => {
          sockets.delete(socket);
          peer.destroy();
        });
      }
    });
    await new Promise<void>((resolve, reject) => {
      opened.once("error", reject);
      opened.listen(onPort, "127.0.0.1", resolve);
    });
    return opened;
  }

  async function takeDown(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  const proxied = new URL(target);
  proxied.hostname = "127.0.0.1";
  proxied.port = String(ownPort);
  return {
    url: proxied.toString(),
    takeDown,
    restore: async () => {
      server = await listen(ownPort);
    },
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    [Symbol.asyncDispose]: async () => {
      if (server.listening) await takeDown();
    },
  };
}

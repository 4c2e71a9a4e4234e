import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface TargetServer extends Disposable {
  port: number;
  /** Milliseconds (`performance.now()`) of the next request, whole. @throws when none comes within 30 s. */
  nextArrival(): Promise<number>;
}

/** Where a flow's last step posts to: in this process, so that call and effect are on one clock. */
export async function startTargetServer(): Promise<TargetServer> {
  let arrived = (_at: number) => {};
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      arrived(performance.now());
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    port: (server.address() as AddressInfo).port, // a server on a TCP port has no other kind of address
    nextArrival: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("Nothing arrived at the target within 30 s")), 30_000);
        arrived = (at) => {
          clearTimeout(timer);
          resolve(at);
        };
      }),
    [Symbol.dispose]: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

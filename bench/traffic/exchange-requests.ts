import { connect, type Socket } from "node:net";

export interface Target {
  host: string;
  port: number;
  path: string;
}

export function targetOf(url: string): Target {
  const { hostname, port, pathname } = new URL(url);
  return { host: hostname, port: Number(port || 80), path: pathname };
}

export interface Connection {
  /** Resolves with the answer's status. One request at a time. */
  post(body: string): Promise<number>;
  close(): void;
}

/**
 * One kept-alive connection that posts JSON and reads of the answer only what tells its end. Written by hand, since a complete
 * HTTP client costs the load generator more than some of the measured programs spend on a message.
 */
export function openConnection({ host, port, path }: Target): Promise<Connection> {
  const head = `POST ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Type: application/json\r\nContent-Length: `;
  let received = "";
  let waiting: PromiseWithResolvers<number> | undefined;
  const socket: Socket = connect({ host, port, noDelay: true });
  socket.setEncoding("latin1");
  socket.on("data", (text: string) => {
    received += text;
    const status = answerStatus(received);
    if (status === undefined) return;
    received = "";
    waiting?.resolve(status);
    waiting = undefined;
  });
  const failed = (error?: Error) => {
    waiting?.reject(error ?? new Error("The connection was closed"));
    waiting = undefined;
  };
  socket.on("error", failed);
  socket.on("close", () => failed());
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("connect", () =>
      resolve({
        post(body) {
          waiting = Promise.withResolvers<number>();
          socket.write(`${head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
          return waiting.promise;
        },
        close: () => socket.destroy(),
      }),
    );
  });
}

/** The status once the whole answer is there. */
function answerStatus(text: string): number | undefined {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd).toLowerCase();
  const bodyLength = text.length - headEnd - 4;
  const announced = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  const isWhole = announced === undefined ? text.endsWith("0\r\n\r\n") : bodyLength >= Number(announced);
  return isWhole ? Number(head.slice(9, 12)) : undefined;
}

import { createConnection, createServer } from "node:net";
import { runCommand } from "./run-command.ts";

/** Whether anything accepts connections there. */
export function isListening(port: number, { host = "127.0.0.1", timeoutMs = 2_000 } = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: timeoutMs });
    const answer = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
    socket.once("timeout", () => answer(false));
  });
}

/** The first port from `from` on that this machine can listen on. */
export async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port++) {
    if (await canListen(port)) return port;
  }
  throw new Error(`No port between ${from} and ${from + 99} is free`);
}

/** Whether this machine could listen on that port now, on every address. */
export function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** Name and pid of the process that listens on a port, as far as this account may see it: `node (pid 4711)`. */
export async function describeListener(port: number): Promise<string | undefined> {
  const { stdout } = await runCommand("ss", { args: ["-Hltnp", `sport = :${port}`], timeoutMs: 5_000 });
  const match = /\("([^"]+)",pid=(\d+)/.exec(stdout);
  return match ? `${match[1]} (pid ${match[2]})` : undefined;
}

import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { TrafficCommand, TrafficResult } from "./traffic.ts";

export interface Traffic extends Disposable {
  /** Of the server the orders end at. */
  sinkPort: number;
  run(command: TrafficCommand): Promise<TrafficResult>;
}

type Answer = { port?: number; result?: TrafficResult; error?: string };

export async function startTraffic(): Promise<Traffic> {
  const child = fork(join(import.meta.dirname, "traffic.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(child, "exit").then(() => ({ error: "The load generator ended" }));
  const answer = async (): Promise<Answer> => {
    const listening = new AbortController();
    const message = once(child, "message", { signal: listening.signal }).then(([first]) => first);
    message.catch(() => {}); // given up when the process ended instead
    try {
      return await Promise.race([message, ended]);
    } finally {
      listening.abort();
    }
  };
  const { port, error } = await answer();
  if (port === undefined) throw new Error(error ?? "The load generator did not start");
  return {
    sinkPort: port,
    async run(command) {
      child.send(command);
      const { result, error } = await answer();
      if (!result) throw new Error(error);
      return result;
    },
    [Symbol.dispose]: () => void child.kill("SIGKILL"),
  };
}

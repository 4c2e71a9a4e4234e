import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createTestVhost } from "@millrace/testing";
import { newKey } from "../bare/message-cipher.ts";
import type { Contender } from "./contender.ts";

/** (i) Four hand-written processes, three durable confirmed encrypted quorum queues, no platform. */
export async function startBare({ sinkPort }: { sinkPort: number }): Promise<Contender> {
  const vhost = await createTestVhost();
  const env = {
    ...process.env,
    BENCH_AMQP_URL: vhost.url,
    BENCH_KEY: newKey(),
    BENCH_TARGET: `http://127.0.0.1:${sinkPort}/`,
  };
  const children: ChildProcess[] = [];
  const start = async (name: string): Promise<{ port?: number }> => {
    const child = fork(join(import.meta.dirname, "..", "bare", `${name}.ts`), { env });
    children.push(child);
    const exited = once(child, "exit").then(([code]) => Promise.reject(new Error(`bare/${name} ended with ${code}`)));
    const [message] = await Promise.race([once(child, "message"), exited]);
    exited.catch(() => {});
    return message;
  };
  async function stop(): Promise<void> {
    await Promise.all(children.map(end));
    try {
      await vhost[Symbol.asyncDispose]();
    } catch {
      // A busy broker takes longer to delete three replicated queues than the first call waits.
      await vhost[Symbol.asyncDispose]();
    }
  }
  try {
    const { port } = await start("http-in");
    for (const name of ["relay", "map", "http-out"]) await start(name);
    return { name: "bare", url: `http://127.0.0.1:${port}/`, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Contender } from "./contender.ts";

export const nodeRedVersion = "5.0.7";

/**
 * (iii) Node-RED: http in → function → http request, in memory, nothing durable. The function is plain JavaScript, which costs it
 * less than JSONata would.
 */
export async function startNodeRed({ sinkPort }: { sinkPort: number }): Promise<Contender> {
  const program = installedProgram();
  const port = await freePort();
  const userDir = mkdtempSync(join(tmpdir(), "millrace-bench-node-red-"));
  writeFileSync(join(userDir, "flows.json"), JSON.stringify(flow(sinkPort)));
  writeFileSync(
    join(userDir, "settings.js"),
    `module.exports = { uiHost: "127.0.0.1", flowFile: "flows.json", httpAdminRoot: false, credentialSecret: false,
      logging: { console: { level: "error" } } };`,
  );
  const child = spawn(process.execPath, [program, "--userDir", userDir, "--port", String(port)], { stdio: "inherit" });
  async function stop(): Promise<void> {
    child.kill("SIGKILL");
    rmSync(userDir, { recursive: true, force: true });
  }
  try {
    const url = `http://127.0.0.1:${port}/order`;
    await answers(url);
    return { name: "Node-RED", url, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Installed once, beside the project's dependencies and never among them. */
function installedProgram(): string {
  const folder = join(tmpdir(), "millrace-bench", `node-red-${nodeRedVersion}`);
  const program = join(folder, "node_modules", "node-red", "red.js");
  if (existsSync(program)) return program;
  console.error(`Installing Node-RED ${nodeRedVersion} into ${folder} …`);
  mkdirSync(folder, { recursive: true });
  const args = [
    "install",
    "--prefix",
    folder,
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    `node-red@${nodeRedVersion}`,
  ];
  const { status } = spawnSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error("npm could not install Node-RED");
  return program;
}

function flow(sinkPort: number): unknown[] {
  const mapping = `const order = msg.payload;
msg.payload = {
  orderId: order.id,
  name: order.customer.first + " " + order.customer.last,
  total: order.lines.reduce((sum, line) => sum + line.quantity * line.price, 0),
  skus: order.lines.map((line) => line.sku),
};
delete msg.headers;
msg.headers = { "content-type": "application/json" };
return msg;`;
  return [
    { id: "tab", type: "tab", label: "bench" },
    { id: "in", z: "tab", type: "http in", url: "/order", method: "post", wires: [["answer", "map"]] },
    { id: "answer", z: "tab", type: "http response", statusCode: "202", wires: [] },
    { id: "map", z: "tab", type: "function", func: mapping, outputs: 1, wires: [["out"]] },
    {
      id: "out",
      z: "tab",
      type: "http request",
      method: "POST",
      ret: "txt",
      url: `http://127.0.0.1:${sinkPort}/`,
      persist: true,
      wires: [[]],
    },
  ];
}

async function answers(url: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  const order = JSON.stringify({ id: 0, customer: {}, lines: [] });
  const request = { method: "POST", body: order, headers: { "content-type": "application/json" } };
  for (;;) {
    const status = await fetch(url, request).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 202) return;
    if (performance.now() > deadline) throw new Error(`Node-RED does not answer at ${url}`);
    await pause(200);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No port")),
      );
    });
  });
}

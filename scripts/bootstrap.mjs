// Runs a TypeScript program of this repository on the pinned Node: `node scripts/bootstrap.mjs FILE [ARGUMENTS…]`.
// Plain JavaScript without dependencies, because it has to work on Node 20 before anything is installed.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies, ensurePrismaClient, pinnedNode, refuseOldNode } from "./toolchain.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...programArguments] = process.argv.slice(2);

try {
  refuseOldNode(process.versions.node);
  await ensureDependencies(root);
  await ensurePrismaClient(root);
  process.exitCode = await runOnPinnedNode([join(root, file), ...programArguments]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function runOnPinnedNode(nodeArguments) {
  const child = spawn(pinnedNode(root), nodeArguments, { cwd: root, stdio: "inherit" });
  // Ctrl+C reaches the whole foreground group; only a signal sent to this process alone has to be passed on.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

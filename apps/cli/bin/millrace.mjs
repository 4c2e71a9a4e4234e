#!/usr/bin/env node
// Finds the pinned Node and hands over to it; `npx millrace …` may itself run on any Node from 20.19 on.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const node = join(root, "node_modules", "node", "bin", "node");
if (!existsSync(node)) {
  console.error("The dependencies are not installed. `npm run up` installs them.");
  process.exit(1);
}
const main = join(root, "apps", "cli", "src", "main.ts");
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit" });
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});

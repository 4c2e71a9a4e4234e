import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const oldestNode = [20, 19];

/** Throws when this Node cannot even install the dependencies. */
export function refuseOldNode(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Error(`Millrace needs Node ${oldestNode.join(".")} or newer to install itself; this is ${version}.`);
}

/** Path of the Node that package.json pins; everything but the installation runs on it. */
export function pinnedNode(root) {
  return join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

/** Installs the dependencies when they are missing or differ from package-lock.json. */
export async function ensureDependencies(root) {
  if (dependenciesAreCurrent(root)) return;
  console.error("Installing dependencies; this takes a minute or two …");
  // Not `npm ci`: it refuses a lock file that lacks the optional packages of other systems.
  // This installs the locked versions just the same, and leaves the lock file alone.
  await run({ root, command: "npm", args: ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"] });
  if (existsSync(pinnedNode(root))) return;
  // npm that was told to ignore install scripts leaves the package `node` without its binary.
  await run({ root, command: "npm", args: ["rebuild", "node", "esbuild", "--ignore-scripts=false"] });
  if (!existsSync(pinnedNode(root))) throw new Error("npm did not install the pinned Node. Run `npm rebuild node`.");
}

function dependenciesAreCurrent(root) {
  const installedPath = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedPath) || !existsSync(pinnedNode(root))) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedPath, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    const mustBeThere = path.includes("node_modules/") && !entry.optional && !entry.devOptional && !entry.peer;
    if (entry.link || !mustBeThere) return true;
    return installed[path]?.version === entry.version;
  });
}

/** Generates the Prisma client when the schema changed since the last time; it is not in the repository. */
export async function ensurePrismaClient(root) {
  const stampPath = join(root, "packages", "db", "src", "generated", ".schema-hash");
  const hash = hashSchema(root);
  if (hash === undefined || (existsSync(stampPath) && readFileSync(stampPath, "utf8") === hash)) return;
  console.error("Generating the database client …");
  const prisma = join(root, "node_modules", "prisma", "build", "index.js");
  await run({ root, command: pinnedNode(root), args: [prisma, "generate"], quiet: true });
  writeFileSync(stampPath, hash);
}

/** Hash of the schema's text and of Prisma's version; undefined while there is no schema. */
function hashSchema(root) {
  const folder = join(root, "prisma");
  if (!existsSync(join(folder, "schema.prisma"))) return undefined;
  const models = readdirSync(join(folder, "models")).map((name) => join("models", name));
  const files = ["schema.prisma", ...models.sort()].filter((name) => name.endsWith(".prisma"));
  const hash = createHash("sha256").update(readFileSync(join(root, "node_modules", "prisma", "package.json")));
  for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}

/** Runs a program to its end; a quiet one shows its output only when it fails. */
function run({ root, command, args, quiet = false }) {
  // Prisma downloads an engine nobody here needs unless it is given one; any executable will do.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", PRISMA_HIDE_UPDATE_MESSAGE: "1", ...process.env };
  const stdio = quiet ? ["ignore", "pipe", "pipe"] : ["ignore", 2, 2];
  const child = spawn(command, args, { cwd: root, env, stdio, shell: process.platform === "win32" });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.on("exit", (code) => {
      if (code === 0) return resolve();
      reject(new Error(`${output}\`${command} ${args.join(" ")}\` failed with exit code ${code}.`));
    });
  });
}

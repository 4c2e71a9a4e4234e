import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";

/** Names of folders and files that are results, not sources. */
const results = new Set([
  "node_modules",
  ".next",
  "dist",
  "coverage",
  ".turbo",
  "test-results",
  "playwright-report",
  "next-env.d.ts",
]);

/** Hash of names and contents of files and of whole folders, below `root`. What does not exist counts as empty. */
export async function hashFiles(root: string, paths: readonly string[]): Promise<string> {
  const files = (await Promise.all(paths.map((path) => listFiles(join(root, path))))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256");
  for (const [index, file] of files.entries()) {
    const content = contents[index] ?? Buffer.alloc(0);
    hash.update(`${relative(root, file)} ${content.length}\n`).update(content);
  }
  return hash.digest("hex").slice(0, 32);
}

async function listFiles(path: string): Promise<string[]> {
  const kind = await stat(path).catch(() => undefined);
  if (kind === undefined) return [];
  if (kind.isFile()) return [path];
  const entries = (await readdir(path, { withFileTypes: true })).filter(({ name }) => !isResult(name));
  return (await Promise.all(entries.map(({ name }) => listFiles(join(path, name))))).flat();
}

function isResult(name: string): boolean {
  return results.has(name) || name.endsWith(".tsbuildinfo");
}

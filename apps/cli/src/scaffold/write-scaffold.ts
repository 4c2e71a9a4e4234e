import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { Refusal } from "../refusal.ts";
import { packSdk } from "./pack-sdk.ts";

interface ScaffoldOptions {
  /** Of this repository. */
  root: string;
  /** Absolute path of a folder that is empty or not there yet. */
  folder: string;
}

/** Writes a component to begin with. @returns its name and files. @throws {Refusal} rather than overwriting anything. */
export async function writeScaffold({ root, folder }: ScaffoldOptions): Promise<{ name: string; files: string[] }> {
  const name = basename(folder);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 50) {
    const rule = "lower-case letters, digits and single hyphens, beginning with a letter, at most 50 characters";
    throw new Refusal(`"${name}" cannot be a component's name: it takes ${rule}.`, { code: "invalid_input" });
  }
  const there = await readdir(folder).catch(ignoreMissing);
  if (there.length > 0) {
    throw new Refusal(`${folder} is not empty, and nothing in it is overwritten. Choose another folder.`, {
      code: "conflict",
    });
  }
  const source = join(root, "apps", "cli", "scaffold");
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(source, join(entry.parentPath, entry.name)));
  for (const file of files) {
    const text = await readFile(join(source, file), "utf8");
    const path = file === "gitignore" ? ".gitignore" : file;
    await write(join(folder, path), text.replaceAll("my-component", name).replaceAll("My component", titleOf(name)));
  }
  await write(join(folder, sdkPath), await packSdk(root));
  return { name, files: [...files.map((file) => (file === "gitignore" ? ".gitignore" : file)), sdkPath].sort() };
}

const sdkPath = join("vendor", "millrace-component.tgz");

/** `order-sync` becomes "Order sync". */
function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** `wx`: also what appeared meanwhile is not overwritten. */
async function write(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { flag: "wx" });
}

function ignoreMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw new Refusal(`The folder cannot be used: ${error.message}`, { code: "invalid_input", cause: error });
}

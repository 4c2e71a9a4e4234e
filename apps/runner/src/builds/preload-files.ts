import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFiles } from "./unpack-source.ts";

/** Where images of pushed components have what is loaded before a published component's own code. */
export const preloadFolder = "/millrace/preload";

/** Options of Node for the process of a published component. What old ones forget to catch was but a warning in the Node they were written for. */
export const sailorOptions: readonly string[] = [
  `--require=${preloadFolder}/preload.cjs`,
  "--unhandled-rejections=warn",
];

/** The files as an image is to get them, below `preload/`. */
export function preloadFiles(): SourceFiles {
  const folder = join(import.meta.dirname, "preload");
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".cjs"))
      .sort()
      .map((name) => [`preload/${name}`, { content: readFileSync(join(folder, name)), isExecutable: false }]),
  );
}

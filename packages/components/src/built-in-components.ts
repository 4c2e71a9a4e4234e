import { fileURLToPath } from "node:url";

export interface BuiltInComponent {
  /** As in a step's command: `http` of `http:request`. */
  name: string;
  /** Absolute path of the folder with component.json, logo.svg and main.ts. */
  folder: string;
}

const names = [
  "webhook",
  "timer",
  "http",
  "transform",
  "code",
  "filter",
  "splitter",
  "csv",
  "xml",
  "postgres",
  "email",
  "log",
  "mapper",
] as const;

/** What every installation has in its palette. */
export const builtInComponents: readonly BuiltInComponent[] = names.map((name) => ({
  name,
  folder: fileURLToPath(new URL(`./${name}`, import.meta.url)),
}));

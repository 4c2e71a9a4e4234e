import type { ComponentRuntime } from "@millrace/flow";
import { preloadFolder } from "./preload-files.ts";

/** Images made from this machine's own files: no registry is asked. */
export const baseImages = { run: "millrace/node:24", build: "millrace/node-build:24" } as const;

/** Marks what was built from pushed folders. */
export const pushedLabel = "io.millrace.pushed";

const compilers = { script: ["npm", "run", "build"], tsc: ["npx", "--no", "tsc"] } as const;

interface NodeSource {
  build: keyof typeof compilers | undefined;
  /** Whose process runs it. */
  runtime: ComponentRuntime;
}

/**
 * A component for Node: its packages are installed (and its JavaScript made, where it is not there) where npm and a shell are, and the
 * result is copied to where neither is.
 */
export function nodeDockerfile({ build, runtime }: NodeSource): string {
  const install = ["npm", "install", "--no-audit", "--no-fund", "--legacy-peer-deps", "--loglevel=warn"];
  const steps = build
    ? [
        [...install, "--include=dev"],
        compilers[build],
        ["npm", "prune", "--omit=dev", "--legacy-peer-deps", "--no-audit", "--no-fund"],
      ]
    : [[...install, "--omit=dev"]];
  return [
    `FROM ${baseImages.build} AS build`,
    "WORKDIR /component",
    "COPY --chown=1000:1000 . /component/",
    ...steps.map((words) => `RUN ${JSON.stringify(words)}`),
    `FROM ${baseImages.run}`,
    "COPY --from=build /component /component",
    "WORKDIR /component",
    ...(runtime === "millrace" ? runtimeLines : []),
    "",
  ].join("\n");
}

/** Our process beside the component, where the built-in ones have theirs. */
const runtimeLines = [
  "COPY --from=build /usr/local/lib/millrace/run.mjs /component/run.mjs",
  'CMD ["node","/component/run.mjs"]',
];

/** Any image with what we put beside a component, and our label. */
export function finishingDockerfile({
  from,
  labels,
}: {
  from: string;
  labels: Readonly<Record<string, string>>;
}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [`FROM ${from}`, `COPY preload ${preloadFolder}`, `LABEL ${pairs.join(" ")}`, ""].join("\n");
}

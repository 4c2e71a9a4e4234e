import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../apps/cli/src/project-root.ts";

/**
 * How much JavaScript a page may fetch to be opened, of the production build, in kB as gzip packs it; Brotli, which browsers take where
 * they may, sends less. What a page fetches once it stands is not in it: `npm run bench -- --only editor` tells that as well.
 */
const pages = [
  { name: "flow list", page: "(app)/flows/page", limitKb: 250 },
  { name: "canvas", page: "(app)/flows/[flowId]/page", limitKb: 600 },
];

/** Words that give away what is in a chunk: the build names none. */
const traces: Record<string, RegExp> = {
  "React DOM": /hydrateRoot/,
  "Next's router": /segment-cache|navigateReducer|ACTION_NAVIGATE/,
  zod: /ZodError|invalid_type/,
  jsonata: /jsonata/i,
  yaml: /YAMLParseError/,
  "cron-parser": /CronExpression/,
  dompurify: /DOMPurify/,
  "better-auth": /better-auth|better-fetch/i,
  "react-hook-form": /shouldUnregister/,
  "React Flow": /react-flow__/,
  elkjs: /org\.eclipse\.elk/,
  CodeMirror: /cm-editor/,
  "TanStack Virtual": /measureElement/,
  "TanStack Query": /QueryClient|queryHash/,
  tRPC: /TRPCClientError/,
  "Radix menus": /MenuContent|DropdownMenu/,
  "Radix dialogs": /DialogContent/,
  "Radix select": /SelectContent/,
  "Floating UI": /flipAlignment|fallbackPlacements/,
  sonner: /data-sonner-toaster/,
  cmdk: /cmdk-/,
  "tailwind-merge": /arbitrary\.\.|tailwind-merge/,
};

const build = join(projectRoot, "apps", "web", ".next");
const [root, manifests] = [readJson("build-manifest.json").rootMainFiles, "server/app"];
let isTooHeavy = false;

for (const { name, page, limitKb } of pages) {
  const chunks = [...new Set([...root, ...chunksOf(page)])].filter((path) => path.endsWith(".js")).map(weigh);
  const kb = chunks.reduce((sum, chunk) => sum + chunk.kb, 0);
  const brotliKb = chunks.reduce((sum, chunk) => sum + chunk.brotliKb, 0);
  process.stdout.write(
    `${name}: ${kb.toFixed(1)} kB of at most ${limitKb} in ${chunks.length} chunks; as Brotli ${brotliKb.toFixed(1)} kB\n`,
  );
  if (kb <= limitKb) continue;
  isTooHeavy = true;
  const heaviest = chunks.toSorted((a, b) => b.kb - a.kb).slice(0, 20);
  process.stdout.write(
    `The ${name} fetches too much JavaScript when it is opened. Load what is not seen at once with \`dynamic(() => import(…))\`; ` +
      "look for what came along with an import of something small. The heaviest chunks:\n",
  );
  for (const { path, kb: weight, holds } of heaviest) {
    process.stdout.write(`  ${weight.toFixed(1).padStart(6)} kB  ${path}  ${holds.join(", ")}\n`);
  }
}
process.exitCode = isTooHeavy ? 1 : 0;

// biome-ignore lint/suspicious/noExplicitAny: Next's own files, of which single fields are read
function readJson(path: string): any {
  return JSON.parse(readFileSync(join(build, path), "utf8"));
}

/** Scripts of a page and of the layouts around it. The manifest is a script that assigns one object. */
function chunksOf(page: string): string[] {
  const text = readFileSync(join(build, manifests, `${page}_client-reference-manifest.js`), "utf8");
  const { entryJSFiles } = JSON.parse(text.slice(text.indexOf("] = {") + 4).replace(/;\s*$/, ""));
  return Object.values<string[]>(entryJSFiles).flat();
}

function weigh(path: string) {
  const text = readFileSync(join(build, path), "utf8");
  const holds = Object.entries(traces).flatMap(([library, trace]) => (trace.test(text) ? [library] : []));
  // As they are sent.
  const [kb, brotliKb] = [".gz", ".br"].map((suffix) => statSync(join(build, path + suffix)).size / 1000);
  return { path, holds, kb: kb ?? 0, brotliKb: brotliKb ?? 0 };
}

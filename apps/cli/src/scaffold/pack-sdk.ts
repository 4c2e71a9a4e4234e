import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import { build } from "esbuild";
import { pack } from "tar-stream";
import ts from "typescript";

/** What authors see, and what its types are made of. */
const typed = [
  ...["author", "component", "logger", "step-error", "test-step"],
  ...["schema/schema-types", "schema/define-function", "schema/define-credentials"],
  ...["schema/schema-component", "schema/describe-component"],
];

/** `@millrace/component` as a package of its own, for components outside of this repository: no registry has to have it. */
export async function packSdk(root: string): Promise<Buffer> {
  const sources = join(root, "packages", "component", "src");
  const files = [
    { name: "package.json", content: manifest },
    { name: "index.mjs", content: await bundle(join(sources, "author.ts")) },
    { name: "describe.mjs", content: describeProgram },
    ...(await Promise.all(typed.map((name) => declare(sources, name)))),
    {
      name: "types/message.d.ts",
      content: await declaration(join(root, "packages", "flow", "src", "message", "message.ts")),
    },
  ];
  const archive = pack();
  for (const { name, content } of files) archive.entry({ name: `package/${name}`, mtime: new Date(0) }, content);
  archive.finalize();
  return await buffer(Readable.from(archive).pipe(createGzip()));
}

const manifest = JSON.stringify({
  name: "@millrace/component",
  version: "0.1.0",
  license: "Apache-2.0",
  type: "module",
  exports: { ".": { types: "./types/author.d.ts", default: "./index.mjs" } },
  bin: { "millrace-component": "describe.mjs" },
  dependencies: { zod: "^4.0.0" },
});

const describeProgram = `#!/usr/bin/env node
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describeComponent } from "./index.mjs";

const { main } = JSON.parse(await readFile("package.json", "utf8"));
const { default: component } = await import(pathToFileURL(resolve(main)).href);
await writeFile("component.json", JSON.stringify(describeComponent(component, { main }), null, 2) + "\\n");
console.log("component.json is written");
`;

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node22",
    keepNames: true,
    legalComments: "none",
    logLevel: "silent",
    // The author's own schemas must be of the same zod.
    external: ["zod"],
  });
  return outputFiles[0]?.text ?? "";
}

async function declare(sources: string, name: string): Promise<{ name: string; content: string }> {
  const up = name.includes("/") ? "../" : "./";
  const text = await declaration(join(sources, `${name}.ts`));
  const content = text
    .replaceAll('"@millrace/flow"', `"${up}message.js"`)
    .replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"');
  return { name: `types/${name}.d.ts`, content };
}

async function declaration(path: string): Promise<string> {
  const compilerOptions = { declaration: true, isolatedDeclarations: true };
  return ts.transpileDeclaration(await readFile(path, "utf8"), { fileName: path, compilerOptions }).outputText;
}

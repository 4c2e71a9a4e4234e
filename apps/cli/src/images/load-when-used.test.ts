import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "./build-component-image.ts";

/** What a bundle of this CommonJS library prints, imported by a module. */
async function runBundled(library: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "millrace-bundle-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "library.cjs"), library);
  await writeFile(join(folder, "main.ts"), 'import library from "./library.cjs"; library();');
  await writeFile(join(folder, "run.mjs"), await bundle(join(folder, "main.ts")));
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "run.mjs")]);
  return stdout.trim().split("\n");
}

const isLoaded = "process.moduleLoadList.includes('NativeModule tls')";

test("encryption of connections is loaded when it is used, and then works as usual", async () => {
  const lines = await runBundled(`
    const tls = require("tls");
    module.exports = () => {
      console.log(${isLoaded});
      console.log(typeof tls.connect, tls.DEFAULT_MIN_VERSION, "rootCertificates" in tls, new tls.TLSSocket() instanceof tls.TLSSocket);
      console.log(${isLoaded});
    };`);
  expect(lines).toEqual(["false", "function TLSv1.2 true true", "true"]);
});

import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { unpackSource } from "./unpack-source.ts";

async function packed(names: readonly string[]): Promise<Buffer> {
  const archive = pack();
  for (const name of names) archive.entry({ name, mode: name.endsWith(".sh") ? 0o755 : 0o644 }, `content of ${name}`);
  archive.finalize();
  return await buffer(Readable.from(archive).pipe(createGzip()));
}

test("files are taken as they are, without what is installed anew", async () => {
  const names = [
    "./component.json",
    "lib/a.js",
    "run.sh",
    "node_modules/x/index.js",
    "lib/node_modules/y.js",
    ".git/config",
  ];
  const files = await unpackSource(await packed(names));
  expect([...files.keys()]).toEqual(["component.json", "lib/a.js", "run.sh"]);
  expect(files.get("run.sh")).toEqual({ content: Buffer.from("content of run.sh"), isExecutable: true });
  expect(files.get("lib/a.js")?.isExecutable).toBe(false);
});

test.each([["../outside"], ["lib/../../outside"]])("%s leads out of the folder and is refused", async (name) => {
  await expect(unpackSource(await packed([name]))).rejects.toThrow(/leads out of the component's folder/);
});

test("what is no archive is refused, cut ones too", async () => {
  await expect(unpackSource(Buffer.from("no archive"))).rejects.toMatchObject({ code: "invalid_input" });
  const whole = await packed(["component.json", "lib/a.js"]);
  await expect(unpackSource(whole.subarray(0, whole.length - 20))).rejects.toMatchObject({ code: "invalid_input" });
});

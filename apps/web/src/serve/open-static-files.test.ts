import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, get, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStaticFiles } from "./open-static-files.ts";
import { packFiles } from "./pack-files.ts";

const script = "export const words = [];\n".repeat(100);
let open: AsyncDisposableStack;
let port: number;

beforeEach(async () => {
  open = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "static-files-"));
  open.defer(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "static", "chunks"), { recursive: true });
  await writeFile(join(folder, "static", "chunks", "main.js"), script);
  await writeFile(join(folder, "static", "text.woff2"), "a font");
  await writeFile(join(folder, "secret.js"), "not for browsers");
  await packFiles(join(folder, "static"));
  const files = await openStaticFiles(join(folder, "static"), { prefix: "/static/" });
  const server = createServer(async (request, response) => {
    if (!(await files.answer(request, response))) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.defer(() => new Promise((resolve) => server.close(() => resolve())));
  port = (server.address() as AddressInfo).port; // it listens on a port
});
afterEach(() => open.disposeAsync());

test("a script is sent as it was packed, in the closest way that the browser takes", async () => {
  const brotli = await fetchFile("/static/chunks/main.js", { "accept-encoding": "gzip, deflate, br, zstd" });
  expect(brotli.headers).toMatchObject({
    "content-encoding": "br",
    "content-type": "application/javascript; charset=utf-8",
    "content-length": String(brotli.body.length),
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  });
  expect(brotliDecompressSync(brotli.body).toString()).toBe(script);

  const gzip = await fetchFile("/static/chunks/main.js?v=1", { "accept-encoding": "gzip, br;q=0" });
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(gzip.body).toString()).toBe(script);

  const plain = await fetchFile("/static/chunks/main.js");
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.body.toString()).toBe(script);
});

test("a font is sent as it is", async () => {
  const font = await fetchFile("/static/text.woff2", { "accept-encoding": "gzip, br" });
  expect(font.headers["content-encoding"]).toBeUndefined();
  expect(font.headers["content-type"]).toBe("font/woff2");
  expect(font.body.toString()).toBe("a font");
});

test.each([
  "/static/chunks/other.js",
  "/static/../secret.js",
  "/static/%2e%2e/secret.js",
  "/secret.js",
  "/static/chunks/main.js.br",
])("%s is left to others", async (path) => {
  expect((await fetchFile(path)).status).toBe(404);
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As it comes over the wire: `fetch` would unpack it and mend the address. */
function fetchFile(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get({ port, path, headers, agent: false }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
    }).on("error", reject);
  });
}

import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { projectRoot } from "../../project-root.ts";

/** The real program against a real HTTP server that answers as the API is documented to. */
let answer: (response: ServerResponse) => void;
let requests: Array<{ line: string; body: string; type: string | undefined }> = [];
let url = "";
let folder = "";

const server = createServer(async (request, response) => {
  const line = `${request.method} ${request.url}`;
  requests.push({ line, body: await text(request), type: request.headers["content-type"] });
  answer(response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
});
afterAll(() => server.close());
beforeEach(async () => {
  requests = [];
  folder = await mkdtemp(join(tmpdir(), "millrace-cli-"));
  return () => rm(folder, { recursive: true });
});

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

function millrace(...args: string[]): Promise<Outcome> {
  const command = [join(projectRoot, "apps", "cli", "bin", "millrace.mjs"), ...args];
  const signIn = { MILLRACE_URL: url, MILLRACE_API_KEY: "mr_key", MILLRACE_HOME: folder };
  const env = { NODE_ENV: "test" as const, PATH: process.env.PATH ?? "", ...signIn };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env, maxBuffer: 50_000_000 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

const lines = Array.from({ length: 3_000 }, (_, index) => `{"stepId":"step_2","message":{"body":${index}}}\n`).join("");
const sendJson =
  (body: unknown, status = 200) =>
  (response: ServerResponse) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };

test("an export is printed line by line, or as one array", async () => {
  answer = (response) => response.end(lines);
  const printed = await millrace("message", "export", "f1", "--step", "step_2");
  expect({ code: printed.code, stdout: printed.stdout }).toEqual({ code: 0, stdout: lines });
  expect(printed.stderr).toContain("3000 messages");
  const document: unknown = JSON.parse((await millrace("message", "export", "f1", "--json")).stdout);
  expect(document).toHaveLength(3_000);
  expect(requests.map(({ line }) => line)).toEqual([
    "GET /api/v1/flows/f1/messages?stepId=step_2",
    "GET /api/v1/flows/f1/messages",
  ]);
});

test("an export into a file is its owner's alone", async () => {
  answer = (response) => response.end(lines);
  const output = join(folder, "out.ndjson");
  const { code, stdout } = await millrace("message", "export", "f1", "--output", output);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `3000 messages written to ${output}\n` });
  expect(await readFile(output, "utf8")).toBe(lines);
  expect((await stat(output)).mode & 0o777).toBe(0o600);
});

test("an export that breaks off is a refusal and leaves no file", async () => {
  answer = (response) => {
    response.write(lines.slice(0, 4_300), () => response.destroy());
  };
  const { code, stderr } = await millrace("message", "export", "f1", "--output", join(folder, "out.ndjson"));
  expect(code).toBe(1);
  expect(stderr).toMatch(/broke off after \d+ messages: it is not complete/);
  expect(await readdir(folder)).toEqual([]);
});

test("an export that is refused says what to do first", async () => {
  answer = sendJson({ error: { code: "wrong_state", message: "Suspend the flow first." } }, 409);
  const output = join(folder, "out.ndjson");
  const { code, stdout } = await millrace("message", "export", "f1", "--output", output, "--json");
  expect({ code, document: JSON.parse(stdout) }).toEqual({
    code: 1,
    document: { error: { code: "wrong_state", message: "Suspend the flow first." } },
  });
});

test("an import sends the file as it is and names the lines that did not go in", async () => {
  const path = join(folder, "in.ndjson");
  await writeFile(path, lines);
  answer = sendJson({ imported: 2_999, failed: [{ line: 7, reason: "the step's queue is full" }] });
  const { code, stdout } = await millrace("message", "import", "f1", path);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: "2999 messages imported, 1 not:\nline 7: the step's queue is full\n",
  });
  expect(requests).toEqual([{ line: "POST /api/v1/flows/f1/messages", body: lines, type: "application/x-ndjson" }]);
  const missing = await millrace("message", "import", "f1", join(folder, "nothing"));
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("cannot be read") });
});

test("held messages are moved or dropped, and nothing without a choice", async () => {
  answer = sendJson({ moved: 12, dropped: 0 });
  expect(await millrace("message", "settle", "f1", "old", "--reroute")).toMatchObject({
    code: 0,
    stdout: "12 messages moved\n",
  });
  answer = sendJson({ moved: 0, dropped: 1 });
  expect(await millrace("message", "settle", "f1", "old", "--drop")).toMatchObject({ stdout: "1 message dropped\n" });
  for (const choice of [[], ["--drop", "--reroute"]]) {
    const undecided = await millrace("message", "settle", "f1", "old", ...choice);
    expect(undecided).toMatchObject({ code: 1, stderr: expect.stringContaining("--reroute or --drop") });
  }
  expect(requests.map(({ line, body }) => `${line} ${body}`)).toEqual([
    'POST /api/v1/flows/f1/held/old {"action":"reroute"}',
    'POST /api/v1/flows/f1/held/old {"action":"drop"}',
  ]);
});

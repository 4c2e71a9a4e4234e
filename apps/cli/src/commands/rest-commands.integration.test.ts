import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { projectRoot } from "../project-root.ts";

/** The real program against a real HTTP server that answers as the API is documented to. */
interface Answer {
  status?: number;
  body: unknown;
}

let answers: Record<string, Answer | Answer[]> = {};
let requests: Array<{ line: string; authorization: string | undefined; body: string }> = [];
let url = "";
let folder = "";

const server = createServer(async (request, response) => {
  const line = `${request.method} ${request.url}`;
  requests.push({ line, authorization: request.headers.authorization, body: await read(request) });
  const known = answers[line] ?? { status: 404, body: { error: { code: "not_found", message: `nothing at ${line}` } } };
  const { status = 200, body } = Array.isArray(known)
    ? ((known.length > 1 ? known.shift() : known[0]) ?? { body: null })
    : known;
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "millrace-cli-"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  answers = {};
  requests = [];
});

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

const ourKey = { MILLRACE_API_KEY: "mr_key" };

function millrace(args: string[], env?: Record<string, string>): Promise<Outcome> {
  return spawnMillrace(args, env).ended;
}

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

function spawnMillrace(args: string[], given: Record<string, string> = { ...ourKey, MILLRACE_URL: url }) {
  const command = [join(projectRoot, "apps", "cli", "bin", "millrace.mjs"), ...args];
  const env = { NODE_ENV: "test" as const, PATH: process.env.PATH ?? "", MILLRACE_HOME: folder, ...given };
  const { promise: ended, resolve } = Promise.withResolvers<Outcome>();
  const child = execFile(process.execPath, command, { env }, (error, stdout, stderr) => {
    resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
  });
  return { child, ended };
}

const status = (state: string, reason?: string) => ({
  body: {
    id: "f1",
    name: "Orders",
    state,
    since: "2026-01-01T00:00:00Z",
    ...(reason && { reason }),
    version: 1,
    steps: [],
  },
});

test("a flow file in YAML is sent as JSON, with the key, and the answer is the document on stdout", async () => {
  const applied = { id: "f1", version: 1, webhookUrl: "http://gw/hook/f1", problems: [] };
  answers["POST /api/v1/flows/apply"] = { body: applied };
  const path = join(folder, "flow.yaml");
  await writeFile(path, "name: Orders\ngraph:\n  nodes: []\n  edges: []\n");
  const { code, stdout } = await millrace(["flow", "apply", path, "--publish", "--json"]);
  expect({ code, document: JSON.parse(stdout) }).toEqual({ code: 0, document: applied });
  expect(requests).toHaveLength(1);
  expect(requests[0]?.authorization).toBe("Bearer mr_key");
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
    file: { name: "Orders", graph: { nodes: [], edges: [] } },
    publish: true,
  });
});

test("a refused publication lists every problem for a person", async () => {
  const problems = ["one", "two"].map((message) => ({ severity: "error", stepId: "step_2", code: "x", message }));
  const error = { code: "invalid_flow", message: "The flow has 2 problems: step_2: one", details: { problems } };
  answers["POST /api/v1/flows/apply"] = { status: 422, body: { error } };
  const path = join(folder, "bad.json");
  await writeFile(path, "{}");
  const { code, stderr } = await millrace(["flow", "apply", path, "--publish"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/step_2: one[\s\S]*step_2: two[\s\S]*2 problems/);
});

test("start --wait returns when the flow runs", async () => {
  answers["POST /api/v1/flows/f1/start"] = { body: { id: "f1", state: "inactive" } };
  answers["GET /api/v1/flows/f1/status"] = [status("inactive"), status("starting"), status("running")];
  const { code, stdout } = await millrace(["flow", "start", "f1", "--wait", "--json"]);
  expect({ code, document: JSON.parse(stdout) }).toEqual({ code: 0, document: { id: "f1", state: "running" } });
});

test("start --wait fails with the flow's own reason when it falls back", async () => {
  answers["POST /api/v1/flows/f1/start"] = { body: { id: "f1", state: "inactive" } };
  answers["GET /api/v1/flows/f1/status"] = [status("starting"), status("inactive", "step_2 exits with 1.")];
  const { code, stderr } = await millrace(["flow", "start", "f1", "--wait"]);
  expect(code).toBe(1);
  expect(stderr).toContain('"Orders" is not Running but inactive. step_2 exits with 1.');
});

test("start --wait gives up after its time, and says what keeps the flow", async () => {
  answers["POST /api/v1/flows/f1/start"] = { body: { id: "f1", state: "inactive" } };
  answers["GET /api/v1/flows/f1/status"] = status("starting", "The image is missing.");
  const { code, stdout } = await millrace(["flow", "start", "f1", "--wait", "--timeout", "0.5", "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { code: "timed_out", message: expect.stringContaining("The image is missing.") },
  });
});

test("a credential that does not work is exit 1, with the system's words and the help link", async () => {
  const refused = { verified: false, reason: "535 no", help: { link: "https://docs.example/reset" } };
  answers["POST /api/v1/credentials"] = { body: refused };
  const path = join(folder, "values.json");
  await writeFile(path, '{"user":"ada"}');
  const args = ["credential", "create", "--component", "outlet", "--name", "Shop", "--file", path];
  const { code, stderr } = await millrace(args);
  expect(code).toBe(1);
  expect(stderr).toContain('"Shop" was not saved: 535 no More: https://docs.example/reset');
  expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject({ verify: true });

  answers["POST /api/v1/credentials"] = { body: { id: "c1", verified: false } };
  const unchecked = await millrace([...args, "--no-verify", "--json"]);
  expect({ code: unchecked.code, document: JSON.parse(unchecked.stdout) }).toEqual({
    code: 0,
    document: { id: "c1", verified: false },
  });
  expect(JSON.parse(requests[1]?.body ?? "")).toMatchObject({ verify: false });
});

test("logs --follow prints what is new, once, until interrupted", async () => {
  const line = (text: string) => ({ stepId: "s", containerId: "c", at: "2026-01-01T00:00:00Z", level: "info", text });
  answers["GET /api/v1/flows/f1/logs?tail=200"] = [
    { body: [line("one")] },
    { body: [line("one"), line("two")] },
    { body: [line("one"), line("two")] },
  ];
  const { child, ended } = spawnMillrace(["logs", "--flow", "f1", "--follow"]);
  await waitFor(() => requests.length >= 4, { what: "the fourth look" });
  child.kill("SIGTERM");
  const { stdout } = await ended;
  expect(stdout.match(/one/g)).toHaveLength(1);
  expect(stdout.match(/two/g)).toHaveLength(1);
});

test("nobody there, no key, a foreign server: a sentence with the cure, never a stack", async () => {
  const absent = await millrace(["flow", "list"], { MILLRACE_URL: "http://127.0.0.1:9", MILLRACE_API_KEY: "k" });
  expect(absent).toMatchObject({ code: 1, stderr: expect.stringContaining("`npm run up` starts it") });
  const keyless = await millrace(["flow", "list"], {});
  expect(keyless).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("cli.json cannot be read. Run `npm run up`"),
  });
  answers["GET /api/v1/flows"] = { body: "<html>" };
  const foreign = await millrace(["flow", "list"]);
  expect(foreign).toMatchObject({ code: 1, stderr: expect.stringContaining("Is it the same version?") });
  for (const { stderr } of [absent, keyless, foreign]) expect(stderr).not.toMatch(/^\s+at /m);
});

test("the key of cli.json signs in when the environment names none", async () => {
  await writeFile(join(folder, "cli.json"), JSON.stringify({ url, apiKey: "mr_file" }));
  answers["GET /api/v1/flows"] = { body: [] };
  const { code, stdout } = await millrace(["flow", "list"], {});
  expect({ code, stdout }).toEqual({ code: 0, stdout: "There are no flows.\n" });
  expect(requests[0]?.authorization).toBe("Bearer mr_file");
});

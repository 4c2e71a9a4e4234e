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

const nothing = { ready: 0, unacked: 0, rebounds: 0, quarantined: 0 };

const status = (state: string, { desired, ...more }: { desired: string } & Record<string, unknown>) => ({
  body: {
    id: "f1",
    name: "Orders",
    state,
    since: "2026-01-01T00:00:00Z",
    version: 1,
    desired,
    steps: [],
    waiting: nothing,
    held: [],
    ...more,
  },
});
const up = { desired: "running" };
const down = { desired: "inactive" };

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
    file: { name: "Orders", type: "ordinary", graph: { nodes: [], edges: [] } },
    publish: true,
  });
});

test("a refused publication lists every problem for a person", async () => {
  const problems = ["one", "two"].map((message) => ({ severity: "error", stepId: "step_2", code: "x", message }));
  const error = { code: "invalid_flow", message: "The flow has 2 problems: step_2: one", details: { problems } };
  answers["POST /api/v1/flows/apply"] = { status: 422, body: { error } };
  const path = join(folder, "bad.json");
  await writeFile(path, JSON.stringify({ name: "Orders", graph: { nodes: [], edges: [] } }));
  const { code, stderr } = await millrace(["flow", "apply", path, "--publish"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/step_2: one[\s\S]*step_2: two[\s\S]*2 problems/);
});

test("an export of elastic.io is applied as a flow of ours, and what was changed is told", async () => {
  answers["POST /api/v1/flows/apply"] = { body: { id: "f1", problems: [] } };
  const path = join(folder, "elasticio.json");
  const nodes = [{ id: "step_1", command: "elasticio/petstore:getPets@3d1c8bc", component_id: "c1" }];
  await writeFile(path, JSON.stringify({ data: { attributes: { name: "Pets", graph: { nodes, edges: [] } } } }));
  const { code, stdout } = await millrace(["flow", "apply", path]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/f1 {2}draft saved\nleft out: The component/),
  });
  expect(JSON.parse(requests[0]?.body ?? "").file.graph.nodes[0].command).toBe("elasticio/petstore:getPets");
});

test("a file that is no flow is refused with its place", async () => {
  const path = join(folder, "broken.json");
  await writeFile(path, '{\n  "name": "Orders",\n  "graph": [ }\n}');
  const { code, stderr } = await millrace(["flow", "apply", path]);
  expect({ code, requests }).toEqual({ code: 1, requests: [] });
  expect(stderr).toMatch(/broken\.json: Line 3, column \d+/);
});

test("start --wait returns when the flow runs", async () => {
  answers["POST /api/v1/flows/f1/start"] = { body: { id: "f1", state: "inactive" } };
  answers["GET /api/v1/flows/f1/status"] = [status("inactive", up), status("starting", up), status("running", up)];
  const { code, stdout } = await millrace(["flow", "start", "f1", "--wait", "--json"]);
  expect({ code, document: JSON.parse(stdout) }).toEqual({ code: 0, document: { id: "f1", state: "running" } });
});

test("start --wait fails with the flow's own reason when it falls back", async () => {
  answers["POST /api/v1/flows/f1/start"] = { body: { id: "f1", state: "inactive" } };
  answers["GET /api/v1/flows/f1/status"] = [
    status("starting", up),
    status("inactive", { ...down, reason: "step_2 exits with 1." }),
  ];
  const { code, stderr } = await millrace(["flow", "start", "f1", "--wait"]);
  expect(code).toBe(1);
  expect(stderr).toContain('"Orders" is not Running but inactive. step_2 exits with 1.');
});

test("start --wait gives up after its time, and says what keeps the flow", async () => {
  answers["POST /api/v1/flows/f1/start"] = { body: { id: "f1", state: "inactive" } };
  answers["GET /api/v1/flows/f1/status"] = status("starting", { ...up, reason: "The image is missing." });
  const { code, stdout } = await millrace(["flow", "start", "f1", "--wait", "--timeout", "0.5", "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { code: "timed_out", message: expect.stringContaining("The image is missing.") },
  });
});

test("stop says before what it drops, and with --wait how many it were", async () => {
  answers["GET /api/v1/flows/f1/status"] = [
    status("running", { ...up, waiting: { ready: 10, unacked: 2, rebounds: 0, quarantined: 1 } }),
    status("stopping", down),
    status("inactive", down),
  ];
  answers["POST /api/v1/flows/f1/stop"] = { body: { id: "f1", state: "running" } };
  const line = { at: "2026-01-01T00:00:00Z", actor: "Ada", reason: "Stopped" };
  answers["GET /api/v1/flows/f1/timeline?limit=5"] = {
    body: [
      { ...line, from: "inactive", to: "inactive", numbers: { droppedMessages: 1 } },
      { ...line, from: "stopping", to: "inactive", numbers: { droppedMessages: 13 } },
    ],
  };
  const { code, stdout, stderr } = await millrace(["flow", "stop", "f1", "--wait", "--json"]);
  expect({ code, document: JSON.parse(stdout) }).toEqual({
    code: 0,
    document: { id: "f1", state: "inactive", dropped: 13 },
  });
  expect(stderr).toContain('"Orders" drops 13 messages (10 waiting, 2 in work, 1 in quarantine)');
  expect(stderr).toContain("stopped, 13 messages dropped");
  expect(JSON.parse(requests[1]?.body ?? "")).toEqual({ drain: false });
});

test("stop --drain --wait shows how many are left, and takes the time it was given", async () => {
  const drainEndsAt = "2026-01-01T00:01:00Z";
  const left = (ready: number) => status("stopping", { ...down, drainEndsAt, waiting: { ...nothing, ready } });
  answers["GET /api/v1/flows/f1/status"] = [status("running", up), left(7), left(7), left(3), status("inactive", down)];
  answers["POST /api/v1/flows/f1/stop"] = { body: { id: "f1", state: "running" } };
  answers["GET /api/v1/flows/f1/timeline?limit=5"] = { body: [] };
  const { code, stderr } = await millrace(["flow", "stop", "f1", "--drain", "--drain-seconds", "60", "--wait"]);
  expect(code).toBe(0);
  expect(stderr.match(/7 messages left/g)).toHaveLength(1);
  expect(stderr).toMatch(/3 messages left[\s\S]*0 messages dropped/);
  expect(JSON.parse(requests[1]?.body ?? "")).toEqual({ drain: true, drainSeconds: 60 });
});

test("suspend and resume wait for their own ends, and give up when somebody else wants otherwise", async () => {
  answers["POST /api/v1/flows/f1/suspend"] = { body: { id: "f1", state: "running" } };
  answers["POST /api/v1/flows/f1/resume"] = { body: { id: "f1", state: "suspended" } };
  const pause = { desired: "suspended" };
  answers["GET /api/v1/flows/f1/status"] = [status("suspending", pause), status("suspended", pause)];
  const suspended = await millrace(["flow", "suspend", "f1", "--wait", "--json"]);
  expect(JSON.parse(suspended.stdout)).toEqual({ id: "f1", state: "suspended" });
  answers["GET /api/v1/flows/f1/status"] = [status("suspended", up), status("starting", up), status("running", up)];
  const resumed = await millrace(["flow", "resume", "f1", "--wait"]);
  expect(resumed).toMatchObject({ code: 0, stdout: "f1  running\n" });
  answers["GET /api/v1/flows/f1/status"] = [status("suspended", up), status("stopping", down)];
  const crossed = await millrace(["flow", "resume", "f1", "--wait"]);
  expect(crossed).toMatchObject({ code: 1, stderr: expect.stringContaining("not Running but stopping") });
});

test("the status tells a person what waits, until when, what was woken and what is paused", async () => {
  const figures = { containers: [], unacked: 0, rebounds: 0, quarantined: 0, in: 1, out: 1, errors: 0 };
  answers["GET /api/v1/flows/f1/status"] = status("suspended", {
    desired: "suspended",
    version: 5,
    retentionEndsAt: "2026-01-06T00:00:00Z",
    drainEndsAt: "2026-01-01T00:10:00Z",
    previousVersion: 4,
    rollOut: { done: 2, steps: 3 },
    refusedVersion: 3,
    waiting: { ...nothing, ready: 12 },
    held: [{ stepId: "step_9", messages: 1 }],
    wake: { at: 0, cause: "webhook", scheduleMs: 1.4, createMs: 100, startMs: 200, connectMs: 50, runMs: 9 },
    steps: [{ id: "step_1", ready: 12, isPaused: true, replicas: 1, prefetch: 20, ...figures }],
  });
  const { code, stdout } = await millrace(["flow", "status", "f1"]);
  expect(code).toBe(0);
  for (const line of [
    "Keeps 12 messages (12 waiting) until 2026-01-06T00:00:00Z",
    "Drains: 12 messages left, stops at 2026-01-01T00:10:00Z",
    "Version 5 is taking over from version 4 (2 of 3 steps).",
    "Version 3 was given up.",
    "1 message held in front of step_9, which version 5 does not have.",
    "Woken by webhook at 1970-01-01T00:00:00.000Z in 360 ms (schedule 1, create 100, start 200, connect 50, run 9).",
  ]) {
    expect(stdout).toContain(line);
  }
  expect(stdout).toMatch(/step_1 +paused +12/);
});

test("the timeline prints the numbers of a line", async () => {
  const line = { at: "2026-01-01T00:00:00Z", from: "stopping", to: "inactive", actor: "Ada", reason: "Stopped" };
  answers["GET /api/v1/flows/f1/timeline?limit=3"] = { body: [{ ...line, numbers: { droppedMessages: 12 } }] };
  const { stdout } = await millrace(["flow", "timeline", "f1", "--limit", "3"]);
  expect(stdout).toMatch(/stopping → inactive +Ada +Stopped +dropped messages 12/);
});

test.each([
  [
    "flow extend-retention f1 --days 3",
    "POST /api/v1/flows/f1/retention",
    { days: 3 },
    { id: "f1", retentionEndsAt: "x" },
  ],
  ["step pause f1 step_2", "POST /api/v1/flows/f1/steps/step_2/pause", undefined, { isPaused: true }],
  ["step resume f1 step_2", "POST /api/v1/flows/f1/steps/step_2/resume", undefined, { isPaused: false }],
  ["step restart f1 step_2", "POST /api/v1/flows/f1/steps/step_2/restart", undefined, { isPaused: false }],
  ["step scale f1 step_2 --replicas 3", "POST /api/v1/flows/f1/steps/step_2/scale", { replicas: 3 }, { replicas: 3 }],
  ["step scale f1 step_2 --prefetch version", "POST /api/v1/flows/f1/steps/step_2/scale", { prefetch: null }, {}],
  ["error retry e1", "POST /api/v1/errors/e1/retry", {}, { id: "e1", status: "retried" }],
  ["error dismiss e1", "POST /api/v1/errors/e1/dismiss", undefined, { id: "e1", status: "dismissed" }],
  ["flow snapshot f1 --reset --step s", "DELETE /api/v1/flows/f1/snapshot/s", undefined, { id: "f1", stepId: "s" }],
  [
    "workspace set --no-limited --retention-days 7",
    "PATCH /api/v1/workspace",
    { limited: false, retentionDays: 7 },
    {},
  ],
])("%s", async (command, line, body, answer) => {
  const setting = { id: "f1", stepId: "step_2", isPaused: false, replicas: 1, prefetch: 20 };
  const bounds = { maxMessages: 1, maxMegabytes: 1, retentionDays: 7, minIdleSeconds: 5, maxIdleSeconds: 9 };
  const document = { ...setting, ...bounds, name: "Main", limited: false, ...answer };
  answers[line] = { body: document };
  const { code, stdout } = await millrace([...command.split(" "), "--json"]);
  expect({ code, document: JSON.parse(stdout) }).toEqual({ code: 0, document });
  expect(requests[0]?.line).toBe(line);
  expect(requests[0]?.body).toBe(body === undefined ? "" : JSON.stringify(body));
});

test("an edited input is sent as it stands in its file", async () => {
  answers["POST /api/v1/errors/e1/retry"] = { body: { id: "e1", status: "retried" } };
  const path = join(folder, "input.json");
  await writeFile(path, '{"body":{"sku":"B"},"passthrough":{}}');
  const { code, stdout } = await millrace(["error", "retry", "e1", "--input", path]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "e1  retried\n" });
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({ input: { body: { sku: "B" }, passthrough: {} } });
});

test("retry-all goes on until nothing is left, and names each that failed once", async () => {
  const failed = [{ id: "e1", reason: "the step's queue is full" }];
  answers["POST /api/v1/flows/f1/errors/retry"] = [
    { body: { retried: 999, failed, left: 2 } },
    { body: { retried: 2, failed, left: 0 } },
  ];
  const choice = ["--flow", "f1", "--step", "step_2", "--from", "2026-01-01", "--to", "2026-01-02T00:00:00+01:00"];
  const { code, stdout } = await millrace(["error", "retry-all", ...choice, "--json"]);
  expect({ code, document: JSON.parse(stdout) }).toEqual({ code: 0, document: { retried: 1001, failed } });
  const body = { stepId: "step_2", from: "2026-01-01T00:00:00.000Z", to: "2026-01-01T23:00:00.000Z" };
  expect(requests.map((request) => JSON.parse(request.body))).toEqual([body, body]);

  answers["POST /api/v1/flows/f1/errors/dismiss"] = { body: { dismissed: 3, left: 0 } };
  const dismissed = await millrace(["error", "dismiss-all", "--flow", "f1", "--status", "quarantined"]);
  expect(dismissed).toMatchObject({ code: 0, stdout: "3 messages given up\n" });
  expect(JSON.parse(requests[2]?.body ?? "")).toEqual({ status: "quarantined" });
});

test("an act on messages is followed to its end, and says what failed", async () => {
  const path = "/api/v1/flows/f1/steps/step_2/messages/act";
  const entry = {
    id: "a1",
    at: "x",
    flowName: "Orders",
    actor: "Ada",
    action: "drop",
    count: 2,
    failed: 0,
    failures: [],
  };
  answers[`POST ${path}`] = { body: { id: "a1" } };
  answers["GET /api/v1/flows/f1/acts/a1"] = [
    { body: { ...entry, outcome: "begun" } },
    { body: { ...entry, outcome: "done", failed: 1, failures: [{ messageId: "m1", reason: "it is full" }] } },
  ];
  const { code, stdout } = await millrace(["message", "drop", "f1", "step_2", "--search", "order.id=42"]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "2 messages dropped, 1 failed\nm1: it is full\n" });
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({ act: "drop", kind: "waiting", search: "order.id=42" });

  const unclear = await millrace(["message", "replay", "f1", "step_2"]);
  expect(unclear).toMatchObject({ code: 1, stderr: expect.stringContaining("--id, --search or --all") });
});

test("a snapshot is shown, and set from a file for the flow's trigger", async () => {
  const kept = { stepId: "step_1", value: { since: 7 }, updatedAt: "2026-01-01T00:00:00Z" };
  answers["GET /api/v1/flows/f1/snapshot"] = { body: [kept] };
  const shown = await millrace(["flow", "snapshot", "f1", "--json"]);
  expect(JSON.parse(shown.stdout)).toEqual([kept]);
  const nodes = [
    { id: "step_2", command: "http:request", fields: {} },
    { id: "step_1", command: "timer:cron", fields: {} },
  ];
  const definition = { type: "ordinary", graph: { nodes, edges: [{ source: "step_1", target: "step_2" }] } };
  answers["GET /api/v1/flows/f1"] = { body: { name: "Orders", draft: { definition } } };
  answers["PUT /api/v1/flows/f1/snapshot/step_1"] = { body: kept };
  const path = join(folder, "snapshot.yaml");
  await writeFile(path, "since: 7\n");
  const { code, stdout } = await millrace(["flow", "snapshot", "f1", "--set", path]);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('"since": 7') });
  expect(JSON.parse(requests.at(-1)?.body ?? "")).toEqual({ value: { since: 7 } });
});

test("versions are listed with their marks, and one is restored", async () => {
  const kept = { publishedAt: "2026-01-01T00:00:00Z", publishedBy: "Ada", steps: 2 };
  answers["GET /api/v1/flows/f1/versions"] = {
    body: [
      { ...kept, version: 2, authors: ["Bob", "Cleo"], note: "Faster", isActive: false, isRefused: true },
      { ...kept, version: 1, authors: ["Ada"], isActive: true, isRefused: false },
    ],
  };
  const { stdout } = await millrace(["flow", "versions", "f1"]);
  expect(stdout).toMatch(/2 {2}given up .* Bob, Cleo .* Faster/);
  expect(stdout).toMatch(/1 {2}active /);
  answers["POST /api/v1/flows/f1/versions/1/restore"] = { body: { id: "f1", version: 1, revision: 9 } };
  const restored = await millrace(["flow", "restore", "f1", "1"]);
  expect(restored).toMatchObject({ code: 0, stdout: "f1  the draft is version 1 again\n" });
});

test("what publishing would change is shown with old and new values, and the messages' fate", async () => {
  answers["GET /api/v1/flows/f1/changes"] = {
    body: {
      version: 3,
      isUnchanged: false,
      summary: "1 step changed",
      diff: {
        steps: [
          { kind: "changed", stepId: "step_2", name: "Send", changes: [{ label: "URL", before: "a", after: "b" }] },
        ],
        edges: [],
        settings: [],
      },
      componentUpdates: [],
      authors: ["Bob"],
      problems: [],
      fates: [{ stepId: "step_2", fate: "replaced", messages: 12 }],
    },
  };
  const { stdout } = await millrace(["flow", "changes", "f1"]);
  expect(stdout).toContain("Version 3 would have: 1 step changed.\nChanges of Bob.\n");
  expect(stdout).toContain('  URL: "a" → "b"\nreplaced  step_2  12 waiting\n');
});

test.each([
  "flow stop f1 --drain --drain-seconds soon",
  "flow extend-retention f1",
  "flow extend-retention f1 --days 0",
  "step scale f1 step_2 --replicas many",
  "error retry-all --flow f1 --from yesterday",
])("%s is a usage error", async (command) => {
  expect((await millrace(command.split(" "))).code).toBe(2);
  expect(requests).toEqual([]);
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

import { expect, test } from "vitest";
import { flowStatus, nothingWaiting } from "../../testing/flow-status.ts";
import { serveAnswers } from "../../testing/serve-answers.ts";

const { answers, requests, millrace } = serveAnswers();

const up = { desired: "running" };
const down = { desired: "inactive" };

test("start --wait returns when the flow runs", async () => {
  answers["POST /api/v1/flows/f1/start"] = { body: { id: "f1", state: "inactive" } };
  answers["GET /api/v1/flows/f1/status"] = [
    flowStatus("inactive", up),
    flowStatus("starting", up),
    flowStatus("running", up),
  ];
  const { code, stdout } = await millrace(["flow", "start", "f1", "--wait", "--json"]);
  expect({ code, document: JSON.parse(stdout) }).toEqual({ code: 0, document: { id: "f1", state: "running" } });
});

test("start --wait fails with the flow's own reason when it falls back", async () => {
  answers["POST /api/v1/flows/f1/start"] = { body: { id: "f1", state: "inactive" } };
  answers["GET /api/v1/flows/f1/status"] = [
    flowStatus("starting", up),
    flowStatus("inactive", { ...down, reason: "step_2 exits with 1." }),
  ];
  const { code, stderr } = await millrace(["flow", "start", "f1", "--wait"]);
  expect(code).toBe(1);
  expect(stderr).toContain('"Orders" is not Running but inactive. step_2 exits with 1.');
});

test("start --wait gives up after its time, and says what keeps the flow", async () => {
  answers["POST /api/v1/flows/f1/start"] = { body: { id: "f1", state: "inactive" } };
  answers["GET /api/v1/flows/f1/status"] = flowStatus("starting", { ...up, reason: "The image is missing." });
  const { code, stdout } = await millrace(["flow", "start", "f1", "--wait", "--timeout", "0.5", "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { code: "timed_out", message: expect.stringContaining("The image is missing.") },
  });
});

test("stop says before what it drops, and with --wait how many it were", async () => {
  answers["GET /api/v1/flows/f1/status"] = [
    flowStatus("running", { ...up, waiting: { ready: 10, unacked: 2, rebounds: 0, quarantined: 1 } }),
    flowStatus("stopping", down),
    flowStatus("inactive", down),
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
  const left = (ready: number) =>
    flowStatus("stopping", { ...down, drainEndsAt, waiting: { ...nothingWaiting, ready } });
  answers["GET /api/v1/flows/f1/status"] = [
    flowStatus("running", up),
    left(7),
    left(7),
    left(3),
    flowStatus("inactive", down),
  ];
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
  answers["GET /api/v1/flows/f1/status"] = [flowStatus("suspending", pause), flowStatus("suspended", pause)];
  const suspended = await millrace(["flow", "suspend", "f1", "--wait", "--json"]);
  expect(JSON.parse(suspended.stdout)).toEqual({ id: "f1", state: "suspended" });
  answers["GET /api/v1/flows/f1/status"] = [
    flowStatus("suspended", up),
    flowStatus("starting", up),
    flowStatus("running", up),
  ];
  const resumed = await millrace(["flow", "resume", "f1", "--wait"]);
  expect(resumed).toMatchObject({ code: 0, stdout: "f1  running\n" });
  answers["GET /api/v1/flows/f1/status"] = [flowStatus("suspended", up), flowStatus("stopping", down)];
  const crossed = await millrace(["flow", "resume", "f1", "--wait"]);
  expect(crossed).toMatchObject({ code: 1, stderr: expect.stringContaining("not Running but stopping") });
});

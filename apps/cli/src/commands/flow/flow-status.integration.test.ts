import { waitFor } from "@millrace/testing";
import { expect, test } from "vitest";
import { flowStatus, nothingWaiting } from "../../testing/flow-status.ts";
import { serveAnswers } from "../../testing/serve-answers.ts";

const { answers, requests, millrace, spawnMillrace, put } = serveAnswers();

test("the status tells a person what waits, until when, what was woken and what is paused", async () => {
  const figures = { containers: [], unacked: 0, rebounds: 0, quarantined: 0, in: 1, out: 1, errors: 0 };
  answers["GET /api/v1/flows/f1/status"] = flowStatus("suspended", {
    desired: "suspended",
    version: 5,
    retentionEndsAt: "2026-01-06T00:00:00Z",
    drainEndsAt: "2026-01-01T00:10:00Z",
    previousVersion: 4,
    rollOut: { done: 2, steps: 3 },
    refusedVersion: 3,
    waiting: { ...nothingWaiting, ready: 12 },
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
  const path = await put("snapshot.yaml", "since: 7\n");
  const { code, stdout } = await millrace(["flow", "snapshot", "f1", "--set", path]);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('"since": 7') });
  expect(JSON.parse(requests.at(-1)?.body ?? "")).toEqual({ value: { since: 7 } });
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

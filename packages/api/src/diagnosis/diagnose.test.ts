import { describe, expect, test } from "vitest";
import { diagnose } from "./diagnose.ts";
import { type CheckId, checkIds } from "./diagnosis.ts";
import type { FlowFacts, StepFacts } from "./flow-facts.ts";

const now = 1_800_000_000_000;
const minute = 60_000;

const quiet: StepFacts = {
  id: "step_2",
  name: "Send",
  containers: [{ id: "a", state: "running", restarts: 0 }],
  ready: 0,
  unacked: 0,
  rebounds: 0,
  quarantined: 0,
  in: 0,
  out: 0,
  errors: 0,
  inPerSecond: 0,
  outPerSecond: 0,
  bytes: 0,
  consumers: 1,
  isPaused: false,
  replicas: 1,
};

const well: FlowFacts = {
  now,
  state: "running",
  since: now - 5 * minute,
  reason: undefined,
  desired: "running",
  isPublished: true,
  retentionEndsAt: undefined,
  drainEndsAt: undefined,
  trigger: { kind: "webhook", nextTickAt: undefined, webhookUrl: "https://hooks.example/hook/f" },
  lastMessageAt: now - minute,
  isSeen: true,
  steps: [quiet],
  limits: { messages: 1000, bytes: 1_000_000 },
  credentials: [],
  errors: { count: 0, frequent: [] },
  host: {
    problems: [],
    memory: { free: 2 * 1024 ** 3, total: 4 * 1024 ** 3 },
    disk: { free: 20 * 1024 ** 3, total: 40 * 1024 ** 3 },
    brokerAlarms: [],
  },
};

const send = (given: Partial<StepFacts>): Partial<FlowFacts> => ({ steps: [{ ...quiet, ...given }] });
const credential = { id: "c1", name: "Shop", steps: ["Send"], verified: true, reason: undefined };

describe("why a flow does not move", () => {
  test("a flow that is well has all checks in order, and none finds anything", () => {
    const { verdict, checks } = diagnose(well);
    expect(verdict).toBe("Nothing keeps it from moving.");
    expect(checks.map(({ id }) => id)).toEqual(checkIds);
    expect(checks.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
    expect(checks.every(({ findings }) => findings.length > 0)).toBe(true);
  });

  test.each<[string, CheckId, Partial<FlowFacts>, object]>([
    ["never published", "state", { state: "inactive", isPublished: false }, { outcome: "problem" }],
    [
      "inactive",
      "state",
      { state: "inactive", desired: "inactive" },
      { outcome: "problem", text: "The flow is inactive for 5 min: nothing works.", cure: { command: "start" } },
    ],
    ["a start nobody acted on", "state", { state: "inactive" }, { text: expect.stringContaining("has not acted") }],
    [
      "suspended",
      "state",
      {
        state: "suspended",
        desired: "suspended",
        reason: "Full.",
        retentionEndsAt: now + 3_600_000,
        ...send({ ready: 7 }),
      },
      { text: "The flow is suspended for 5 min. Full. 7 messages kept, for 1 h more.", cure: { command: "resume" } },
    ],
    ["starting for too long", "state", { state: "starting" }, { outcome: "problem" }],
    [
      "just starting",
      "state",
      { state: "starting", since: now - 4_000 },
      { outcome: "notice", text: "Starting for 4 s." },
    ],
    ["draining", "state", { state: "stopping", desired: "inactive", drainEndsAt: now + minute }, { outcome: "notice" }],
    ["in trouble", "state", { reason: "step_2 keeps ending" }, { outcome: "problem", text: "step_2 keeps ending" }],
    ["sleeping", "state", { state: "sleeping" }, { outcome: "ok" }],
    ["a stop nobody acted on", "state", { desired: "inactive" }, { outcome: "problem" }],
    ["no trigger", "trigger", { trigger: undefined }, { outcome: "problem" }],
    [
      "a schedule that is not due",
      "trigger",
      { trigger: { kind: "polling", nextTickAt: now + 2 * minute, webhookUrl: undefined } },
      { outcome: "ok", text: "It polls by its schedule, the next time in 2 min.", cure: { command: "run-now" } },
    ],
    ["nothing ever came", "last-message", { lastMessageAt: undefined }, { outcome: "notice" }],
    ["nothing came for long", "last-message", { lastMessageAt: now - 3 * 86_400_000 }, { outcome: "notice" }],
    ["no container", "containers", send({ containers: [] }), { outcome: "problem" }],
    [
      "out of memory",
      "containers",
      send({
        containers: [{ id: "a", state: "restarting", restarts: 1, outOfMemory: true, memoryDeaths: 2, exitCode: 137 }],
      }),
      {
        outcome: "problem",
        text: expect.stringContaining("ran out of memory, for the 2nd time"),
        cure: { stepId: "step_2" },
      },
    ],
    [
      "a container that ended",
      "containers",
      send({ containers: [{ id: "a", state: "restarting", restarts: 0, exitCode: 1 }] }),
      { outcome: "problem", text: expect.stringContaining("exit code 1") },
    ],
    ["fewer containers than wanted", "containers", send({ replicas: 2 }), { outcome: "notice" }],
    ["unseen", "containers", { isSeen: false }, { outcome: "unknown" }],
    ["nobody listens", "consumers", send({ consumers: 0, ready: 3 }), { outcome: "problem" }],
    [
      "paused",
      "paused",
      send({ isPaused: true, ready: 12, containers: [], consumers: 0 }),
      {
        outcome: "problem",
        text: '"Send" is paused by hand, 12 messages waiting in front of it.',
        cure: { kind: "resume-step", stepId: "step_2" },
      },
    ],
    [
      "a refused credential",
      "credentials",
      { credentials: [{ ...credential, verified: false, reason: "wrong password" }] },
      {
        outcome: "problem",
        text: '"Shop" (Send) was refused when last verified: wrong password',
        cure: { credentialId: "c1" },
      },
    ],
    [
      "an untried credential",
      "credentials",
      { credentials: [{ ...credential, verified: undefined }] },
      { outcome: "notice" },
    ],
    ["a good credential", "credentials", { credentials: [credential] }, { outcome: "ok" }],
    [
      "a full queue",
      "limits",
      send({ ready: 990, unacked: 10 }),
      { outcome: "problem", text: expect.stringContaining("refuses") },
    ],
    ["a queue that is full of bytes", "limits", send({ ready: 1, bytes: 900_000 }), { outcome: "notice" }],
    [
      "a step that holds messages",
      "work",
      send({ ready: 30, unacked: 20, oldest: { at: now - 3 * minute, isAtLeast: false } }),
      { outcome: "problem", text: expect.stringContaining("the oldest for 3 min") },
    ],
    [
      "a step that has just taken some",
      "work",
      send({ unacked: 20, oldest: { at: now - 3_000, isAtLeast: false } }),
      { outcome: "ok" },
    ],
    [
      "retries",
      "retries",
      send({ rebounds: 2, rebound: { dueAt: now + 30_000, reason: "503" } }),
      { outcome: "notice", text: '2 messages of "Send" wait for a retry. The newest is due in 30 s, after "503".' },
    ],
    ["quarantine", "quarantine", send({ quarantined: 1 }), { outcome: "notice", cure: { status: "quarantined" } }],
    [
      "errors",
      "errors",
      { errors: { count: 40, frequent: [{ stepName: "Send", stepId: "step_2", message: "ECONNREFUSED", count: 38 }] } },
      { outcome: "problem", text: '40 errors. Most often (38×) from "Send": ECONNREFUSED', cure: { stepId: "step_2" } },
    ],
    ["a silent runner", "host", { host: undefined }, { outcome: "problem", cure: { line: "npm run doctor" } }],
    [
      "a service that is away",
      "host",
      { host: { ...hostOf(well), problems: ["Redis does not answer"] } },
      { outcome: "problem" },
    ],
    [
      "an alarm",
      "host",
      { host: { ...hostOf(well), brokerAlarms: ["disk"] } },
      { text: "RabbitMQ takes no messages: disk." },
    ],
    [
      "a full disk",
      "host",
      { host: { ...hostOf(well), disk: { free: 10 ** 8, total: 10 ** 11 } } },
      { outcome: "problem" },
    ],
  ])("%s", (_, id, given, finding) => {
    const { checks } = diagnose({ ...well, ...given });
    expect(checks.find((check) => check.id === id)?.findings[0]).toMatchObject(finding);
  });

  test("the verdict is the first problem on a message's way, whatever comes after it", () => {
    const errors = { count: 1, frequent: [{ stepName: "Send", stepId: "step_2", message: "no", count: 1 }] };
    expect(diagnose({ ...well, errors }).verdict).toContain("1 error");
    expect(diagnose({ ...well, errors, ...send({ isPaused: true }) }).verdict).toBe('"Send" is paused by hand.');
    expect(diagnose({ ...well, ...send({ quarantined: 1 }) }).verdict).toContain("set aside");
  });
});

function hostOf({ host }: FlowFacts): NonNullable<FlowFacts["host"]> {
  if (!host) throw new Error("the fixture has a host");
  return host;
}

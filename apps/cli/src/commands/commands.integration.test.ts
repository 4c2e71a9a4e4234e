import { expect, test } from "vitest";
import { serveAnswers } from "../testing/serve-answers.ts";

const { answers, requests, millrace } = serveAnswers();

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

import { expect, test } from "vitest";
import { serveAnswers } from "../../testing/serve-answers.ts";

const { answers, requests, millrace, put } = serveAnswers();

test("an edited input is sent as it stands in its file", async () => {
  answers["POST /api/v1/errors/e1/retry"] = { body: { id: "e1", status: "retried" } };
  const path = await put("input.json", '{"body":{"sku":"B"},"passthrough":{}}');
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

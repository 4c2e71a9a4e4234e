import { readdir, readFile, stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serveAnswers } from "../../testing/serve-answers.ts";

const served = serveAnswers();
const { answers, requests, millrace, put } = served;

const lines = Array.from({ length: 3_000 }, (_, index) => `{"stepId":"step_2","message":{"body":${index}}}\n`).join("");
const exported = "GET /api/v1/flows/f1/messages";
const writeLines = (response: ServerResponse) => void response.end(lines);

test("an export is printed line by line, or as one array", async () => {
  answers[`${exported}?stepId=step_2`] = writeLines;
  answers[exported] = writeLines;
  const printed = await millrace(["message", "export", "f1", "--step", "step_2"]);
  expect({ code: printed.code, stdout: printed.stdout }).toEqual({ code: 0, stdout: lines });
  expect(printed.stderr).toContain("3000 messages");
  const document: unknown = JSON.parse((await millrace(["message", "export", "f1", "--json"])).stdout);
  expect(document).toHaveLength(3_000);
  expect(requests.map(({ line }) => line)).toEqual([`${exported}?stepId=step_2`, exported]);
});

test("an export into a file is its owner's alone", async () => {
  answers[exported] = writeLines;
  const output = join(served.folder, "out.ndjson");
  const { code, stdout } = await millrace(["message", "export", "f1", "--output", output]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `3000 messages written to ${output}\n` });
  expect(await readFile(output, "utf8")).toBe(lines);
  expect((await stat(output)).mode & 0o777).toBe(0o600);
});

test("an export that breaks off is a refusal and leaves no file", async () => {
  answers[exported] = (response) => {
    response.write(lines.slice(0, 4_300), () => response.destroy());
  };
  const { code, stderr } = await millrace(["message", "export", "f1", "--output", join(served.folder, "out.ndjson")]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/broke off after \d+ messages: it is not complete/);
  expect(await readdir(served.folder)).toEqual([]);
});

test("an export that is refused says what to do first", async () => {
  const error = { code: "wrong_state", message: "Suspend the flow first." };
  answers[exported] = { status: 409, body: { error } };
  const output = join(served.folder, "out.ndjson");
  const { code, stdout } = await millrace(["message", "export", "f1", "--output", output, "--json"]);
  expect({ code, document: JSON.parse(stdout) }).toEqual({
    code: 1,
    document: { error },
  });
});

test("an import sends the file as it is and names the lines that did not go in", async () => {
  const path = await put("in.ndjson", lines);
  const failed = [{ line: 7, reason: "the step's queue is full" }];
  answers["POST /api/v1/flows/f1/messages"] = { body: { imported: 2_999, failed } };
  const { code, stdout } = await millrace(["message", "import", "f1", path]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: "2999 messages imported, 1 not:\nline 7: the step's queue is full\n",
  });
  expect(requests).toEqual([
    {
      line: "POST /api/v1/flows/f1/messages",
      authorization: "Bearer mr_key",
      contentType: "application/x-ndjson",
      body: lines,
    },
  ]);
  const missing = await millrace(["message", "import", "f1", join(served.folder, "nothing")]);
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("cannot be read") });
});

test("held messages are moved or dropped, and nothing without a choice", async () => {
  answers["POST /api/v1/flows/f1/held/old"] = [{ body: { moved: 12, dropped: 0 } }, { body: { moved: 0, dropped: 1 } }];
  expect(await millrace(["message", "settle", "f1", "old", "--reroute"])).toMatchObject({
    code: 0,
    stdout: "12 messages moved\n",
  });
  expect(await millrace(["message", "settle", "f1", "old", "--drop"])).toMatchObject({ stdout: "1 message dropped\n" });
  for (const choice of [[], ["--drop", "--reroute"]]) {
    const undecided = await millrace(["message", "settle", "f1", "old", ...choice]);
    expect(undecided).toMatchObject({ code: 1, stderr: expect.stringContaining("--reroute or --drop") });
  }
  expect(requests.map(({ line, body }) => `${line} ${body}`)).toEqual([
    'POST /api/v1/flows/f1/held/old {"action":"reroute"}',
    'POST /api/v1/flows/f1/held/old {"action":"drop"}',
  ]);
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

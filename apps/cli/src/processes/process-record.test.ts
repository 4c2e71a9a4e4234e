import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { isRunning, recordProcess } from "./process-record.ts";
import { stopProcess } from "./stop-process.ts";

test("a process is known by its start, not by its number alone", () => {
  const record = recordProcess(process.pid);
  expect(isRunning(record)).toBe(true);
  expect(isRunning({ ...record, startedAtTicks: record.startedAtTicks - 1 })).toBe(false);
});

test("a process that ignores the request to end is ended", async () => {
  const child = spawn("/bin/sh", ["-c", "trap '' TERM; echo ready; while :; do sleep 1; done"]);
  await once(child.stdout, "data");
  const record = recordProcess(child.pid ?? 0);
  await stopProcess(record, { graceMs: 200 });
  expect(isRunning(record)).toBe(false);
});

test("stopping a process that has gone already is fine", async () => {
  const child = spawn("/bin/true");
  const record = recordProcess(child.pid ?? 0);
  await once(child, "exit");
  await stopProcess(record, { graceMs: 200 });
});

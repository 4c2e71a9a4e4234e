import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordProcess } from "../apps/cli/src/processes/process-record.ts";
import { claimTestRun } from "./claim-test-run.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "millrace-claim-"));
  path = join(folder, "run.json");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test("one run at a time: the second one is told who is at it", async () => {
  await claimTestRun(path);
  await expect(claimTestRun(path)).rejects.toThrow(`(process ${process.pid})`);
});

test("a run that was given up leaves nothing in the way of the next", async () => {
  await (await claimTestRun(path))();
  await expect(readFile(path, "utf8")).rejects.toThrow("ENOENT");
});

test("what a killed run noted does not count", async () => {
  const run = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(run, "spawn");
  await writeFile(path, JSON.stringify(recordProcess(run.pid ?? 0)));
  await expect(claimTestRun(path)).rejects.toThrow("under way");
  const gone = once(run, "exit");
  run.kill("SIGKILL");
  await gone;
  await claimTestRun(path);
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual(recordProcess(process.pid));
});

test("half a note is no note", async () => {
  await writeFile(path, '{"pid": 1');
  await claimTestRun(path);
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual(recordProcess(process.pid));
});

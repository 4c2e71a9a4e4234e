import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepRunning } from "./keep-running.ts";
import { pollUntil } from "./poll-until.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "millrace-keep-"));
});
afterAll(() => rm(folder, { recursive: true }));

const shared = { cwd: "/", port: { number: 1, variable: "PORT" }, healthUrl: "", graceMs: 2_000 };

test("a program that dies is started again until it is told to stop", async () => {
  const controller = new AbortController();
  const deaths: string[] = [];
  const program = { ...shared, name: "mayfly", args: ["-e", "process.exit(3)"] };
  const kept = keepRunning(
    program,
    options(controller.signal, (text) => deaths.push(text)),
  );
  await pollUntil(() => deaths.length >= 2, { timeoutMs: 20_000, everyMs: 20 });
  controller.abort();
  await kept;
  expect(deaths[0]).toContain("mayfly ended (exit code 3)");
});

test("a running program gets time to finish and leaves no pid behind", async () => {
  const controller = new AbortController();
  const program = {
    ...shared,
    name: "oak",
    args: ["-e", "process.on('SIGTERM', () => process.exit()); setInterval(() => {}, 1000)"],
  };
  const kept = keepRunning(
    program,
    options(controller.signal, () => {}),
  );
  await pollUntil(async () => (await readdir(folder)).includes("oak.json"), { timeoutMs: 20_000, everyMs: 20 });
  controller.abort();
  await kept;
  expect(await readdir(folder)).not.toContain("oak.json");
});

function options(signal: AbortSignal, onDeath: (text: string) => void) {
  return { env: process.env, logFolder: folder, pidFolder: folder, onDeath, signal };
}

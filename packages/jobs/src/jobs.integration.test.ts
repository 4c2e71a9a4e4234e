import { DomainError } from "@millrace/flow";
import { createTestRedis, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openJobs } from "./open-jobs.ts";
import { openPollSchedules } from "./poll-schedules.ts";
import type { RedisPlace } from "./redis.ts";
import { workOn } from "./work-on.ts";

let redis: Awaited<ReturnType<typeof createTestRedis>>;
let place: RedisPlace;

beforeAll(async () => {
  redis = await createTestRedis();
  place = { url: redis.url, prefix: redis.keyPrefix };
});
afterAll(() => redis[Symbol.asyncDispose]());

describe("a job", () => {
  it("is told and done", async () => {
    const done: string[] = [];
    const jobs = openJobs(place);
    const worker = workOn(place, {
      name: "reconcile",
      concurrency: 1,
      handle: async ({ flowId }) => {
        done.push(flowId);
        return null;
      },
      onError: (error) => done.push(error.message),
    });
    await jobs.tell("reconcile", { flowId: "f1" });
    await waitFor(() => done.length > 0, { timeoutMs: 5000, what: "the job to be done" });
    expect(done).toEqual(["f1"]);
    await worker.close();
    await jobs.close();
  });

  it("is asked and answered, or refused with the handler's own words", async () => {
    const jobs = openJobs(place);
    const errors: Error[] = [];
    const worker = workOn(place, {
      name: "run-now",
      concurrency: 1,
      handle: async ({ flowId }) => {
        if (flowId === "gone") throw new Error("There is no flow gone.");
        if (flowId === "stopped") throw new DomainError("wrong_state", "Start it first.");
        return { messageId: `m-${flowId}` };
      },
      onError: (error) => errors.push(error),
    });
    const ask = (flowId: string) => jobs.ask("run-now", { payload: { flowId, actor: "Ada" }, timeoutMs: 5000 });
    expect(await ask("f1")).toEqual({ messageId: "m-f1" });
    await expect(ask("gone")).rejects.toMatchObject({ code: "unavailable", message: "There is no flow gone." });
    await expect(ask("stopped")).rejects.toMatchObject({ code: "wrong_state", message: "Start it first." });
    await worker.close();
    expect(errors.map((error) => error.message)).toEqual(["There is no flow gone.", "Start it first."]);
    await jobs.close();
  });

  it("that nobody takes is given up after the asker's time", async () => {
    const jobs = openJobs(place);
    const asking = jobs.ask("logs", { payload: { flowId: "f1", tail: 10 }, timeoutMs: 200 });
    await expect(asking).rejects.toMatchObject({ code: "timed_out" });
    await jobs.close();
  });
});

describe("poll schedules", () => {
  it("are one per flow, can be changed and taken away", async () => {
    const schedules = openPollSchedules(place);
    await schedules.set({ flowId: "f1", cron: "*/3 * * * *", timezone: "UTC" });
    await schedules.set({ flowId: "f1", cron: "0 8 * * *", timezone: "Europe/Berlin" });
    const [only, ...others] = await schedules.list();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ flowId: "f1", cron: "0 8 * * *", timezone: "Europe/Berlin" });
    expect(only?.nextAt).toBeGreaterThan(Date.now());
    await schedules.remove("f1");
    expect(await schedules.list()).toEqual([]);
    await schedules.close();
  });
});

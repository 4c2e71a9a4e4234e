import { beforeEach, describe, expect, it } from "vitest";
import type { ContainerStats, EngineContainer } from "../../engine/container-engine.ts";
import { observed } from "../plan/test-observed.ts";
import { ActivityWatch } from "./activity.ts";
import { Since } from "./since.ts";

const { flow } = observed();
const start = 1_000_000;
const containers: EngineContainer[] = [
  { id: "c1", name: "c1", image: "i", state: "running", labels: {}, createdAt: start },
];
const queue = (published: number) => ({
  name: "flow-flow-1:step_1:messages",
  type: "quorum",
  ready: 0,
  unacked: 0,
  consumers: 1,
  messageBytes: 0,
  published,
  delivered: published,
  acknowledged: published,
});

let stats: ContainerStats;
let watch: ActivityWatch;
const look = (seconds: number, published = 7) =>
  watch.look(flow, { containers, queues: [queue(published)], now: start + seconds * 1000 });

beforeEach(() => {
  stats = { memoryBytes: 0, cpuNanoseconds: 0, networkBytes: 0 };
  watch = new ActivityWatch({ stats: async () => ({ ...stats }), since: new Since() });
});

describe("a flow", () => {
  it("is quiet since its last message moved, once its containers were seen idle", async () => {
    await look(0);
    await look(5);
    expect(watch.quietSince(flow)).toBeUndefined();
    await look(10);
    expect(watch.quietSince(flow)).toBe(start);
    await look(15);
    expect(watch.quietSince(flow)).toBe(start);
  });

  it("is not quiet when a message moved between two looks, though all queues are empty", async () => {
    for (const seconds of [0, 5, 10]) await look(seconds);
    await look(15, 8);
    expect(watch.quietSince(flow)).toBeUndefined();
    for (const seconds of [20, 25]) await look(seconds, 8);
    expect(watch.quietSince(flow)).toBe(start + 15_000);
  });

  it("is not quiet while a container computes, or sends", async () => {
    await look(0);
    await look(5);
    stats.cpuNanoseconds = 4e9;
    await look(10);
    expect(watch.quietSince(flow)).toBe(start + 10_000);
    stats.networkBytes = 1_000_000;
    await look(15);
    expect(watch.quietSince(flow)).toBe(start + 15_000);
    await look(20);
    expect(watch.quietSince(flow)).toBe(start + 15_000);
  });

  it("of another state begins anew", async () => {
    for (const seconds of [0, 5, 10]) await look(seconds);
    expect(watch.quietSince({ ...flow, stateSince: flow.stateSince + 1 })).toBeUndefined();
  });
});

import type { LiveFlow } from "@millrace/flow";
import { createTestRedis, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LivePublisher, openLivePublisher, readLatestLive, watchLive } from "./live-channel.ts";
import type { RedisPlace } from "./redis.ts";
import { watchFlowChanges } from "./watch-flow-changes.ts";

let redis: Awaited<ReturnType<typeof createTestRedis>>;
let place: RedisPlace;
let publisher: LivePublisher;

beforeAll(async () => {
  redis = await createTestRedis();
  place = { url: redis.url, prefix: redis.keyPrefix };
  publisher = openLivePublisher(place);
});
afterAll(async () => {
  publisher.close();
  await redis[Symbol.asyncDispose]();
});

function picture(flowId: string, at: number, workspaceId = "w1"): LiveFlow {
  return { flowId, workspaceId, at, state: "running", since: 0, steps: [] };
}

describe("the live channel", () => {
  it("begins with the newest known picture and goes on with new ones", async () => {
    await publisher.publish(picture("f1", 1));
    const abort = new AbortController();
    const live = watchLive(place, { workspaceId: "w1", flowId: "f1", signal: abort.signal });
    expect((await live.next()).value).toMatchObject({ at: 1 });
    const next = live.next();
    await publisher.publish(picture("f2", 2));
    await publisher.publish(picture("f1", 3));
    expect((await next).value).toMatchObject({ flowId: "f1", at: 3 });
    abort.abort();
    expect((await live.next()).done).toBe(true);
  });

  it("gives a slow reader the newest picture of each flow instead of a backlog", async () => {
    const abort = new AbortController();
    const live = watchLive(place, { workspaceId: "w3", signal: abort.signal });
    const first = live.next();
    await waitFor(
      async () => {
        await publisher.publish(picture("a", 1, "w3"));
        return Promise.race([first.then(() => true), new Promise((resolve) => setImmediate(resolve, false))]);
      },
      { timeoutMs: 5000, what: "the subscription to stand" },
    );
    for (let at = 2; at <= 50; at += 1) await publisher.publish(picture("a", at, "w3"));
    await publisher.publish(picture("b", 51, "w3"));
    const seen: number[] = [];
    for await (const flow of live) {
      seen.push(flow.at);
      if (flow.flowId === "b") break;
    }
    expect(seen.at(-1)).toBe(51);
    expect(seen.length).toBeLessThan(50);
    abort.abort();
  });

  it("keeps a workspace's pictures to itself", async () => {
    await publisher.publish(picture("f9", 1, "w1"));
    expect(await readLatestLive(place, { workspaceId: "w2", flowId: "f9" })).toBeUndefined();
    expect(await readLatestLive(place, { workspaceId: "w1", flowId: "f9" })).toMatchObject({ at: 1 });
  });

  it("tells whoever keeps a copy that a flow changed", async () => {
    const changed: string[] = [];
    const watch = watchFlowChanges(place, (flowId) => changed.push(flowId));
    await waitFor(
      async () => {
        await publisher.flowChanged("f1");
        return changed.length > 0;
      },
      { timeoutMs: 5000, what: "the change to arrive" },
    );
    await watch.travel({ timeoutMs: 2000 });
    expect(new Set(changed)).toEqual(new Set(["f1"]));
    watch.close();
  });
});

import type { LiveFlow } from "@millrace/flow";
import { openLivePublisher, openRedis } from "@millrace/jobs";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { followAllFlows, followFlow } from "./follow-flows.ts";

let api: TestApi;
let publisher: ReturnType<typeof openLivePublisher>;

beforeAll(async () => {
  api = await openTestApi();
  publisher = openLivePublisher(api.services.redisPlace);
});
afterAll(async () => {
  publisher?.close();
  await api?.[Symbol.asyncDispose]();
});

/** Collects pictures until stopped. */
function collect(pictures: AsyncGenerator<LiveFlow>): { seen: LiveFlow[]; ended: Promise<void> } {
  const seen: LiveFlow[] = [];
  const run = async () => {
    for await (const picture of pictures) seen.push(picture);
  };
  return { seen, ended: run() };
}

function running(flowId: string, since: Date): LiveFlow {
  const { workspaceId } = api.ours;
  return { flowId, workspaceId, at: Date.now(), since: since.getTime(), state: "running", version: 3, steps: [] };
}

test("an inactive flow shows at once; what the runner publishes follows; a changed row shows without it", async () => {
  const { workspaceId, call } = api.ours;
  const { id: flowId } = await call.flow.create({ name: "followed" });
  const stop = new AbortController();
  const { seen, ended } = collect(followFlow(api.services, { workspaceId, flowId, signal: stop.signal }));
  await waitFor(() => seen.length > 0, { what: "the first picture" });
  expect(seen[0]).toMatchObject({ flowId, state: "inactive", steps: [] });

  const stateSince = new Date();
  await api.services.db.flow.update({ where: { id: flowId }, data: { state: "running", stateSince } });
  await publisher.publish(running(flowId, stateSince));
  await waitFor(() => seen.some(({ version }) => version === 3), { what: "the runner's picture" });

  const change = { state: "stopping", stateSince: new Date(), stateReason: "Because" } as const;
  await api.services.db.flow.update({ where: { id: flowId }, data: change });
  await publisher.flowChanged(flowId);
  await waitFor(() => seen.at(-1)?.state === "stopping", { what: "the changed row" });
  expect(seen.at(-1)).toMatchObject({ reason: "Because" });

  stop.abort();
  await ended;
});

test("whoever follows all flows sees all of them first, and nothing of another workspace", async () => {
  const { workspaceId, call } = api.ours;
  const { id: flowId } = await call.flow.create({ name: "one of all" });
  const { id: foreign } = await api.theirs.call.flow.create({ name: "theirs" });
  const stop = new AbortController();
  const { seen, ended } = collect(followAllFlows(api.services, { workspaceId, signal: stop.signal }));
  await waitFor(() => seen.some((picture) => picture.flowId === flowId), { what: "the flow" });
  await publisher.flowChanged(foreign);
  await publisher.publish({ ...running(foreign, new Date()), workspaceId: api.theirs.workspaceId });
  await publisher.publish(running(flowId, new Date()));
  await waitFor(() => seen.some(({ state }) => state === "running"), { what: "our picture" });
  expect(seen.at(-1)).toMatchObject({ totals: { in: 0, out: 0, errors: 0 } });
  expect(seen.map((picture) => picture.flowId)).not.toContain(foreign);
  stop.abort();
  await ended;
});

test("a flow that does not exist is refused", async () => {
  const { workspaceId } = api.ours;
  const { signal } = new AbortController();
  const { ended } = collect(followFlow(api.services, { workspaceId, flowId: "nobody", signal }));
  await expect(ended).rejects.toMatchObject({ code: "not_found" });
});

test("nothing stays subscribed after the reader left", async () => {
  const { redisPlace } = api.services;
  const redis = openRedis(redisPlace);
  const channels = () => redis.pubsub("CHANNELS", `${redisPlace.prefix}:*`);
  const { workspaceId } = api.ours;
  const stop = new AbortController();
  const { seen, ended } = collect(followAllFlows(api.services, { workspaceId, signal: stop.signal }));
  await waitFor(() => seen.length > 0, { what: "the first picture" });
  await waitFor(async () => (await channels()).length === 2, { what: "two channels" });
  stop.abort();
  await ended;
  await waitFor(async () => (await channels()).length === 0, { what: "no channels" });
  redis.disconnect();
});

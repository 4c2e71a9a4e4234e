import { openLivePublisher, workOn } from "@millrace/jobs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApi, type TestApi, twoStepFile } from "../testing/open-test-api.ts";
import type { CheckId } from "./diagnosis.ts";

let api: TestApi;
let runner: ReturnType<typeof workOn> | undefined;

beforeAll(async () => {
  api = await openTestApi();
});
afterAll(async () => {
  await runner?.close();
  await api?.[Symbol.asyncDispose]();
});

test("a flow is diagnosed from its row, its errors, its credentials, the live picture and the runner's word", async () => {
  const { call, workspaceId } = api.ours;
  const { db, redisPlace } = api.services;
  const { id: credential = "" } = await call.credential.create({
    component: "outlet",
    name: "Shop",
    values: { user: "a" },
    verify: false,
  });
  const file = twoStepFile({ name: "stuck", credential: "Shop" });
  const { id } = await call.flow.applyFile({ file, publish: true });
  const room = { free: 2 ** 33, total: 2 ** 34 };
  runner = workOn(redisPlace, {
    name: "host",
    concurrency: 1,
    handle: async () => ({ problems: ["Redis does not answer"], memory: room, disk: room, brokerAlarms: [] }),
    onError: (error) => expect.unreachable(error.message),
  });
  const look = async () => {
    const { verdict, checks } = await call.flow.why({ id });
    return { verdict, finding: (check: CheckId) => checks.find((one) => one.id === check)?.findings[0] };
  };

  const inactive = await look();
  expect(inactive.verdict).toContain("inactive");
  expect(inactive.finding("state")).toMatchObject({ cure: { kind: "command", command: "start" } });
  expect(inactive.finding("host")).toMatchObject({ outcome: "problem", text: "Redis does not answer." });

  const stateSince = new Date();
  await db.flow.update({
    where: { id },
    data: { state: "running", stateSince, desired: "running", desiredAt: stateSince },
  });
  await db.credential.update({ where: { id: credential }, data: { verified: false, reason: "wrong password" } });
  const said = ["refused", "refused", "odd"];
  for (const [index, message] of said.entries()) {
    const record = { workspaceId, flowId: id, stepId: "step_2", messageId: `m${index}`, name: "Error", message };
    await db.errorRecord.create({ data: record });
  }
  const publisher = openLivePublisher(redisPlace);
  const counts = { rebounds: 0, quarantined: 0, in: 0, out: 0, errors: 0, inPerSecond: 0, outPerSecond: 0, unacked: 0 };
  const step = { ...counts, containers: [], ready: 5, consumers: 0, isPaused: true };
  const steps = ["step_1", "step_2"].map((stepId) => ({ ...step, id: stepId }));
  const at = Date.now();
  await publisher.publish({ flowId: id, workspaceId, at, since: stateSince.getTime(), state: "running", steps });
  publisher.close();

  const paused = await look();
  expect(paused.verdict).toBe('"step_1" is paused by hand, 5 messages waiting in front of it.');
  expect(paused.finding("credentials")).toMatchObject({
    text: '"Shop" (step_2) was refused when last verified: wrong password',
    cure: { credentialId: credential },
  });
  expect(paused.finding("errors")).toMatchObject({ text: '3 errors. Most often (2×) from "step_2": refused' });
});

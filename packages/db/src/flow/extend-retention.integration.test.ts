import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestFlow } from "../testing/open-test-flow.ts";
import { openTestWorkspace, type TestWorkspace } from "../testing/open-test-workspace.ts";
import { listTimeline } from "../timeline/list-timeline.ts";
import { extendRetention } from "./extend-retention.ts";

const dayMs = 86_400_000;
let place: TestWorkspace;
let flowId: string;
const ends = new Date(Date.now() + 5 * dayMs);

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());
beforeEach(async () => {
  flowId = (await openTestFlow(place)).flowId;
  await place.db.flow.update({ where: { id: flowId }, data: { state: "suspended", retentionEndsAt: ends } });
});

const extend = (days: number) => {
  const { db, workspaceId, actor } = place;
  return extendRetention(db, { workspaceId, flowId, days, actor });
};
const stored = async () => (await place.db.flow.findUniqueOrThrow({ where: { id: flowId } })).retentionEndsAt;

test("the end moves by days from where it was, with a line that says so", async () => {
  const { retentionEndsAt } = await extend(2);
  expect(retentionEndsAt).toEqual(new Date(ends.getTime() + 2 * dayMs));
  expect(await stored()).toEqual(retentionEndsAt);
  const { db, workspaceId } = place;
  expect(await listTimeline(db, { workspaceId, flowId, limit: 1 })).toMatchObject([
    {
      actor: "Ada",
      from: "suspended",
      to: "suspended",
      numbers: { days: 2 },
      reason: expect.stringContaining("2 days longer"),
    },
  ]);
});

test("two who extend at once extend by both", async () => {
  await Promise.all([extend(1), extend(3)]);
  expect(await stored()).toEqual(new Date(ends.getTime() + 4 * dayMs));
});

test("a year from now is the longest, and only a suspended flow has an end to move", async () => {
  await expect(extend(361)).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining("latest"),
  });
  expect(await stored()).toEqual(ends);
  await place.db.flow.update({ where: { id: flowId }, data: { state: "running" } });
  await expect(extend(1)).rejects.toMatchObject({ code: "wrong_state", details: { state: "running" } });
});

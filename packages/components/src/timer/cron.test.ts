import { runFunction } from "@millrace/component";
import { expect, test } from "vitest";
import { timer } from "./index.ts";

test("the timer counts its messages over the snapshot and says when they were due", async () => {
  const message = { body: {}, metadata: { scheduledFor: "2026-01-31T12:00:00.000Z" } };
  const first = await runFunction(timer, { function: "cron", message });
  expect(first.emitted[0]?.body).toMatchObject({ count: 1, scheduledFor: "2026-01-31T12:00:00.000Z" });
  expect(first.emitted[0]?.body).toHaveProperty("firedAt", expect.stringMatching(/^\d{4}-.*Z$/));
  const second = await runFunction(timer, {
    function: "cron",
    message: { body: {} },
    snapshot: first.snapshots.at(-1),
  });
  expect(second.emitted[0]?.body).toMatchObject({ count: 2 });
  expect(second.emitted[0]?.body).not.toHaveProperty("scheduledFor");
});

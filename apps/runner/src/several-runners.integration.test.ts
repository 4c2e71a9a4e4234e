import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "./platform-harness.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

test("two runners do not get in each other's way, and one goes on when the other ends", {
  timeout: 180_000,
}, async () => {
  await platform.startRunner();
  const second = await platform.startRunner();
  const definition = {
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive", fields: {} },
        { id: "step_2", command: "log:write", fields: {} },
      ],
      edges: [{ source: "step_1", target: "step_2" }],
    },
  };
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) ids.push(await platform.publishFlow({ definition }));
  await Promise.all(ids.map((id) => platform.wish(id, "running")));
  await Promise.all(ids.map((id) => platform.waitForState(id, "running")));
  for (const id of ids) expect(await platform.containers(id)).toHaveLength(2);
  await Promise.all(ids.map((id) => platform.send(id, { bodies: [1, 2, 3] })));
  const finished = () => platform.db.execution.count({ where: { flowId: { in: ids }, pending: 0, errors: 0 } });
  await waitFor(async () => (await finished()) === 9, { what: "all nine executions", timeoutMs: 20_000 });

  const { lines: logs } = await platform.jobs.ask("logs", {
    payload: { flowId: ids[0] ?? "", tail: 5 },
    timeoutMs: 10_000,
  });
  expect(logs.length).toBeGreaterThan(0);
  expect(logs[0]).toMatchObject({ stepId: expect.any(String), level: expect.any(String), text: expect.any(String) });

  await Promise.all(ids.map((id) => platform.wish(id, "inactive")));
  await second.stop();
  await Promise.all(ids.map((id) => platform.waitForState(id, "inactive")));
  for (const id of ids) {
    const changes = await platform.db.transition.findMany({ where: { flowId: id }, orderBy: { id: "asc" } });
    expect(changes.map(({ to }) => to)).toEqual(["starting", "running", "stopping", "inactive"]);
    expect(await platform.containers(id)).toEqual([]);
  }
});

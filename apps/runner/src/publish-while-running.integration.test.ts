import { queueDepth, stepQueue } from "@millrace/broker";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "./platform-harness.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

/** step_1 → step_2 → step_3 → step_4, or, in the second version, without step_2 and with other code in step_3. */
function definition(version: 1 | 2) {
  const slow = "await new Promise((done) => setTimeout(done, 10)); return body;";
  const nodes = [
    { id: "step_1", command: "webhook:receive", fields: {} },
    { id: "step_2", command: "code:run", fields: { code: slow } },
    { id: "step_3", command: "code:run", fields: { code: `return { ...body, version: ${version} };` } },
    { id: "step_4", command: "log:write", fields: {} },
  ];
  const edges = [
    { source: "step_1", target: "step_2" },
    { source: "step_2", target: "step_3" },
    { source: "step_3", target: "step_4" },
  ];
  if (version === 1) return { graph: { nodes, edges } };
  return {
    graph: {
      nodes: nodes.filter(({ id }) => id !== "step_2"),
      edges: [
        { source: "step_1", target: "step_3" },
        { source: "step_3", target: "step_4" },
      ],
    },
  };
}

test("a new version takes over without a stop: nothing is lost, and the step that is gone works off its queue first", {
  timeout: 180_000,
}, async () => {
  const id = await platform.publishFlow({ definition: definition(1) });
  await platform.wish(id, "running");
  await platform.waitForState(id, "running");
  const arrived = await platform.gather(id, "step_3");
  const unchanged = (await platform.containers(id)).find(({ Labels }) => Labels["millrace.step"] === "step_1")?.Id;
  await platform.send(id, { bodies: Array.from({ length: 500 }, (_, n) => ({ n })) });
  await platform.publishFlow({ id, definition: definition(2) });
  await platform.wish(id, "running");

  const goneQueue = stepQueue({ flowId: id, stepId: "step_2", kind: "messages" });
  await waitFor(async () => (await queueDepth(platform.session, goneQueue)) === undefined, {
    what: "the queue of the step that is gone to be gone",
    timeoutMs: 60_000,
  });
  await platform.send(id, { bodies: [{ n: 500 }] });
  const numbers = () => new Set(arrived.map((body) => JSON.stringify(body).match(/"n":(\d+)/)?.[1]));
  await waitFor(() => numbers().size === 501, { what: "all 501 to arrive", timeoutMs: 30_000 });
  expect(arrived.at(-1)).toMatchObject({ n: 500, version: 2 });

  const containers = await platform.containers(id);
  expect(containers.map(({ Labels }) => Labels["millrace.step"]).sort()).toEqual(["step_1", "step_3", "step_4"]);
  expect(containers.map(({ Id }) => Id)).toContain(unchanged);
  const row = await platform.db.flow.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ state: "running", activeVersion: 2, stateReason: null });
});

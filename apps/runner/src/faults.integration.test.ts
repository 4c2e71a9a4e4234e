import { createManagement, queueDepth, stepQueue } from "@millrace/broker";
import { openFlowMessage } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "./platform-harness.ts";
import type { RunningRunner } from "./start-runner.ts";

let platform: TestPlatform;
let runner: RunningRunner;

beforeAll(async () => {
  platform = await createTestPlatform();
  runner = await platform.startRunner();
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

function flowWithCode(code: string, settings: object = {}) {
  return {
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive", fields: {} },
        { id: "step_2", command: "code:run", fields: { code } },
        // A last step sends nothing on that could be counted.
        { id: "step_3", command: "log:write", fields: {} },
      ],
      edges: [
        { source: "step_1", target: "step_2" },
        { source: "step_2", target: "step_3" },
      ],
    },
    nodes_config: { step_2: settings },
  };
}

async function startFlow(definition: object): Promise<string> {
  const flowId = await platform.publishFlow({ definition });
  await platform.bringTo(flowId, "running");
  return flowId;
}

async function stopFlow(flowId: string): Promise<void> {
  await platform.bringTo(flowId, "inactive");
}

async function received(flowId: string, stepId: string): Promise<number> {
  const counter = await platform.db.stepCounter.findUnique({ where: { flowId_stepId: { flowId, stepId } } });
  return Number(counter?.received ?? 0);
}

function distinct(bodies: readonly unknown[]): number {
  return new Set(bodies.map((body) => JSON.stringify(body))).size;
}

describe("faults", () => {
  test("groups under way outlive the container that collects them", { timeout: 120_000 }, async () => {
    const flowId = await startFlow({
      graph: {
        nodes: [
          { id: "step_1", command: "webhook:receive" },
          {
            id: "step_2",
            command: "splitter:reassemble",
            fields: { groupId: "order", groupSize: "3", itemId: "item", value: "item", timeoutSeconds: "90" },
          },
          { id: "step_3", command: "log:write" },
        ],
        edges: [
          { source: "step_1", target: "step_2" },
          { source: "step_2", target: "step_3" },
        ],
      },
    });
    const emitted = await platform.gather(flowId, "step_2");
    const orders = Array.from({ length: 20 }, (_, order) => order);
    const items = (wanted: number[]) => orders.flatMap((order) => wanted.map((item) => ({ order, item })));
    await platform.send(flowId, { bodies: items([1, 2]) });
    await waitFor(async () => (await received(flowId, "step_2")) > 10, { what: "some of them to be collected" });
    const containers = await platform.containers(flowId);
    const collecting = containers.find(({ Labels }) => Labels["millrace.step"] === "step_2");
    await platform.docker.getContainer(collecting?.Id ?? "").kill();
    await platform.send(flowId, { bodies: items([3]) });
    await waitFor(() => distinct(emitted) === orders.length, { what: "all groups", timeoutMs: 60_000 });
    expect(emitted).toEqual(
      expect.arrayContaining(
        orders.map((order) => expect.objectContaining({ groupId: String(order), complete: true, count: 3 })),
      ),
    );
    expect(await platform.db.errorRecord.count({ where: { flowId } })).toBe(0);
    await stopFlow(flowId);
  });

  test("a killed container loses nothing, and its replacement is counted", { timeout: 150_000 }, async () => {
    const flowId = await startFlow(flowWithCode("await new Promise((done) => setTimeout(done, 5)); return body;"));
    const arrived = await platform.gather(flowId, "step_2");
    await platform.send(flowId, { bodies: Array.from({ length: 400 }, (_, n) => ({ n })) });
    await waitFor(async () => (await received(flowId, "step_2")) > 20, { what: "some messages to be done" });
    for (const { Id } of await platform.containers(flowId)) await platform.docker.getContainer(Id).kill();
    await waitFor(() => distinct(arrived) === 400, {
      what: "all 400 to arrive",
      timeoutMs: 30_000,
    });
    const areUp = async () => {
      const containers = await platform.containers(flowId);
      return containers.length === 3 && containers.every(({ State }) => State === "running");
    };
    await waitFor(areUp, { what: "three containers to be up" });
    const labels = (await platform.containers(flowId)).map(({ Labels }) => Labels["millrace.restarts"]);
    expect(labels).toEqual(["1", "1", "1"]);
    await stopFlow(flowId);
  });

  test("an error keeps its input and its log lines, and the flow goes on", { timeout: 150_000 }, async () => {
    const code = "if (body.bad) { console.log('about to fail'); throw new Error('no such customer'); } return body;";
    const flowId = await startFlow(flowWithCode(code));
    await platform.send(flowId, { bodies: [{ n: 1 }, { bad: true }, { n: 2 }] });
    const error = await waitFor(() => platform.db.errorRecord.findFirst({ where: { flowId } }), {
      what: "the error record",
    });
    expect(error).toMatchObject({
      stepId: "step_2",
      status: "open",
      message: expect.stringContaining("no such customer"),
    });
    expect(error.sealedInput).toBeTruthy();
    expect(error.sealedLogs).toBeTruthy();
    await waitFor(async () => (await platform.db.execution.count({ where: { flowId, pending: 0 } })) === 3, {
      what: "three executions to end",
    });
    expect(await platform.db.execution.count({ where: { flowId, errors: 1 } })).toBe(1);
    const deadLetters = `${platform.prefix}:deadletters`;
    await waitFor(async () => (await queueDepth(platform.session, deadLetters))?.ready === 0, {
      what: "dead letters to be sorted",
    });
    const quarantine = stepQueue({ flowId, stepId: "step_2", kind: "quarantine" });
    expect((await queueDepth(platform.session, quarantine))?.ready).toBe(0);
    await stopFlow(flowId);
  });

  test("a message that kills its container ends in quarantine; all others get through", {
    timeout: 120_000,
  }, async () => {
    const flowId = await startFlow(
      flowWithCode("if (body.poison) { console.log('about to crash'); process.exit(3); } return body;"),
    );
    const bodies = Array.from({ length: 30 }, (_, n) => (n === 10 ? { poison: true } : { n }));
    const arrived = await platform.gather(flowId, "step_2");
    await platform.send(flowId, { bodies });
    const quarantine = stepQueue({ flowId, stepId: "step_2", kind: "quarantine" });
    await waitFor(async () => (await queueDepth(platform.session, quarantine))?.ready === 1, {
      what: "the poison in quarantine",
      timeoutMs: 90_000,
      intervalMs: 200,
    });
    await waitFor(() => distinct(arrived) === 29, { what: "the other 29", timeoutMs: 30_000 });
    expect((await queueDepth(platform.session, quarantine))?.ready).toBe(1);
    await waitFor(() => platform.db.errorRecord.findFirst({ where: { flowId } }), { what: "its record" });
    const [error, ...more] = await platform.db.errorRecord.findMany({ where: { flowId } });
    expect(error).toMatchObject({
      name: "Poison",
      stepId: "step_2",
      status: "quarantined",
      exitCode: 3,
      message: expect.stringContaining("ended its container 6 times, last with exit code 3."),
    });
    const logs = openFlowMessage(platform.masterKey, { flowId, sealed: error?.sealedLogs ?? "" });
    expect(JSON.stringify(logs)).toContain("about to crash");
    expect(more).toEqual([]);
    await stopFlow(flowId);
  });

  test("a runner that dies in the middle of a start is continued by the next", { timeout: 150_000 }, async () => {
    const flowId = await platform.publishFlow({ definition: flowWithCode("return body;") });
    await platform.wish(flowId, "running");
    await platform.waitForState(flowId, "starting");
    await runner.stop();
    runner = await platform.startRunner();
    await platform.waitForState(flowId, "running");
    const before = (await platform.containers(flowId)).map(({ Id }) => Id);
    const arrived = await platform.gather(flowId, "step_2");
    await platform.send(flowId, { bodies: [{ n: 1 }] });
    await waitFor(() => distinct(arrived) === 1, { what: "the message" });

    await runner.stop();
    await platform.wish(flowId, "inactive");
    runner = await platform.startRunner();
    await platform.waitForState(flowId, "inactive");
    expect(before).toHaveLength(3);
    expect(await platform.containers(flowId)).toEqual([]);
    const management = createManagement({ url: platform.vhost.managementUrl, vhost: platform.vhost.vhost });
    expect(await management.listUsers(`${platform.prefix}-step-${flowId}`)).toEqual([]);
  });

  test("an image that is missing is the flow's visible reason, and a stop needs no waiting", {
    timeout: 60_000,
  }, async () => {
    const flowId = await platform.publishFlow({ definition: flowWithCode("return body;") });
    const image = (await platform.db.componentVersion.findFirstOrThrow({ where: { component: { name: "code" } } }))
      .image;
    await platform.db.componentVersion.updateMany({
      where: { component: { name: "code" } },
      data: { image: "millrace/gone:1" },
    });
    await platform.wish(flowId, "running");
    const reason = async () => (await platform.db.flow.findUniqueOrThrow({ where: { id: flowId } })).stateReason;
    await waitFor(async () => (await reason())?.includes("millrace/gone:1 is not on this machine"), {
      what: "the reason",
    });
    await platform.db.componentVersion.updateMany({ where: { component: { name: "code" } }, data: { image } });
    await platform.waitForState(flowId, "running");
    expect(await reason()).toBeNull();
    await stopFlow(flowId);
  });

  test("a component that cannot start shows its last words", { timeout: 150_000 }, async () => {
    const flowId = await platform.publishFlow({ definition: flowWithCode("this is no code") });
    await platform.wish(flowId, "running");
    const row = () => platform.db.flow.findUniqueOrThrow({ where: { id: flowId } });
    await waitFor(async () => /step_2 .* exit code 1: /.test((await row()).stateReason ?? ""), {
      what: "the reason",
      timeoutMs: 30_000,
    });
    expect((await row()).state).toBe("starting");
    await stopFlow(flowId);
  });

  test("a lost broker connection does not stop the runner", { timeout: 150_000 }, async () => {
    const flowId = await startFlow(flowWithCode("return body;"));
    await platform.vhost.cutConnections();
    await waitFor(() => platform.session.isConnected, { what: "the test to be connected again" });
    const arrived = await platform.gather(flowId, "step_2");
    await platform.send(flowId, { bodies: [{ n: 1 }] });
    await waitFor(() => distinct(arrived) === 1, { what: "the message", timeoutMs: 30_000 });
    await stopFlow(flowId);
  });
});

import { seal } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDockerEngine } from "../engine/docker/docker-engine.ts";
import { readStepLogs } from "../logs/read-step-logs.ts";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";
import { settingsFrom } from "../settings.ts";
import { pushTestComponent } from "./push-test-component.ts";
import { openTrialBench, type TrialBench } from "./trial-bench.ts";

/** A published component that misbehaves in every way we could think of, each in a flow of its own, beside one that is well. */
const name = "misbehaving";

let platform: TestPlatform;
let removeImage: () => Promise<void>;
let healthy: TrialBench;

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
  const env = { SHOP_NAME: "corner" };
  ({ removeImage } = await pushTestComponent(platform, { name, folder: "conformance", sailor: "2.7.8", env }));
  healthy = await start({});
}, 300_000);

afterAll(async () => {
  await removeImage?.();
  await platform?.[Symbol.asyncDispose]();
});

/** A flow of one such step, or of more, and what is seen of it. */
async function open({ trouble, definition = {}, isTwo = false }: Given): Promise<TrialBench> {
  const second = { id: "step_3", command: `${name}:act` };
  const flowId = await platform.publishFlow({
    definition: {
      graph: {
        nodes: [
          { id: "step_2", command: `${name}:act`, fields: trouble === undefined ? {} : { atStart: trouble } },
          ...(isTwo ? [second] : []),
        ],
        edges: isTwo ? [{ source: "step_2", target: "step_3" }] : [],
      },
      ...definition,
    },
  });
  await platform.wish(flowId, "running");
  await waitFor(async () => (await platform.containers(flowId)).length > 0, { what: "a container" });
  return await openTrialBench(platform, { flowId, stepIds: ["step_2", "step_3"] });
}

interface Given {
  trouble?: string;
  definition?: object;
  isTwo?: boolean;
}

async function start(given: Given): Promise<TrialBench> {
  const bench = await open(given);
  await platform.waitForState(bench.flowId, "running", 60_000);
  return bench;
}

async function reasonOf(flowId: string): Promise<string> {
  return (await platform.db.flow.findUniqueOrThrow({ where: { id: flowId } })).stateReason ?? "";
}

function waitForReason({ flowId }: TrialBench, pattern: RegExp, timeoutMs = 100_000): Promise<boolean> {
  return waitFor(async () => pattern.test(await reasonOf(flowId)), { what: `a reason like ${pattern}`, timeoutMs });
}

async function stop({ flowId }: TrialBench): Promise<void> {
  await platform.bringTo(flowId, "inactive", 60_000);
}

/** One that is well works while others do not. */
async function expectOthersWell(): Promise<void> {
  const { message } = await healthy.ask({ do: "slow", ms: 1 });
  expect(message.body).toMatchObject({ slept: 1 });
  expect(await reasonOf(healthy.flowId)).toBe("");
}

describe.concurrent("a component that", () => {
  test("never becomes ready is said to be up without taking messages", { timeout: 150_000 }, async () => {
    const bench = await open({ trouble: "never ready" });
    await waitForReason(bench, /step_2 .* is up but does not take messages yet/);
    await expectOthersWell();
    await stop(bench);
  });

  test("ends at its start is said to keep ending, with its exit code and last words", {
    timeout: 150_000,
  }, async () => {
    const bench = await open({ trouble: "exits" });
    await waitForReason(bench, /step_2 .* keeps ending \(\d+ times\) with exit code 3: .*I do not feel like it/);
    await expectOthersWell();
    await stop(bench);
  });

  test("ends without a failure is no less dead", { timeout: 150_000 }, async () => {
    const bench = await open({ trouble: "exits quietly" });
    await waitForReason(bench, /step_2 .* keeps ending \(\d+ times\) with exit code 0/);
    await stop(bench);
  });

  test("ignores SIGTERM is killed after its grace, and the flow stops", { timeout: 150_000 }, async () => {
    const bench = await start({ trouble: "ignores SIGTERM" });
    await bench.ask({ do: "slow", ms: 1 });
    await stop(bench);
    expect(await platform.containers(bench.flowId)).toEqual([]);
  });

  test("prints megabytes goes on working, and its newest lines can be read", { timeout: 150_000 }, async () => {
    const bench = await start({});
    await bench.ask({ do: "shout", lines: 6_000 });
    const reader = { engine: openDockerEngine(), settings: settingsFrom(platform.env) };
    const { lines } = await readStepLogs(reader, { flowId: bench.flowId, stepId: "step_2", tail: 200 });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(200);
    await stop(bench);
  });

  test("emits 20 MB gets an error that names the limit, and works on", { timeout: 150_000 }, async () => {
    const bench = await start({});
    const error = await bench.error(await bench.send({ do: "swell", bytes: 20_000_000 }));
    expect(error.message).toMatch(/Outgoing message size \d+ exceeds limit of 10485760/);
    await bench.ask({ do: "slow", ms: 1 });
    await stop(bench);
  });

  test("floods the next step suspends its flow at the queue's limit", {
    timeout: 150_000,
  }, async () => {
    const bench = await start({ isTwo: true, definition: { limits: { messages: 400 }, type: "realtime" } });
    await bench.send({ do: "flood", count: 3_000 });
    await platform.waitForState(bench.flowId, "suspended", 60_000);
    const turn = await platform.db.transition.findFirst({ where: { flowId: bench.flowId, to: "suspending" } });
    expect(turn?.reason).toMatch(/queue of step_3 .* reached its limit of 400 messages/);
    await expectOthersWell();
    await stop(bench);
  });

  test("leaks memory until it is killed is said to need more", { timeout: 150_000 }, async () => {
    const bench = await start({ definition: { nodes_config: { step_2: { memoryMb: 160 } } } });
    await bench.send({ do: "leak" });
    await waitForReason(bench, /step_2 .* was stopped for using more than 160 MB of memory/);
    await expectOthersWell();
    await stop(bench);
  });

  test("answers with nonsense, too much or not at all at design time is told apart", { timeout: 150_000 }, async () => {
    const ask = (username: string) => call("verifyCredentials", { username });
    const [huge, gone, garbage, thrown, refused] = await Promise.all([
      ask("huge"),
      ask("gone"),
      call("selectModel", { greeting: "garbage" }),
      ask("nobody"),
      ask("refused"),
    ]);
    expect(huge).toMatchObject({ status: "error", message: "The component's answer is larger than 10 MB." });
    expect(gone).toMatchObject({ status: "error", message: expect.stringMatching(/exit code 7 before it answered/) });
    // What is no table of choices is refused by who asked.
    expect(garbage).toMatchObject({ status: "success", data: 42 });
    expect(thrown).toMatchObject({ status: "success", data: { verified: false, reason: "Nobody is not let in" } });
    expect(refused).toMatchObject({ status: "success", data: { verified: false, reason: expect.any(String) } });
  });
});

async function call(method: "verifyCredentials" | "selectModel", config: unknown) {
  const version = await platform.db.componentVersion.findFirstOrThrow({ where: { component: { name } } });
  return await platform.jobs.ask("design-time", {
    payload: {
      workspaceId: platform.workspaceId,
      componentVersionId: version.id,
      method,
      ...(method === "selectModel" && { function: "act", selectMethod: "choices" }),
      sealedConfig: seal(platform.masterKey, { value: config, context: "design-time" }).toString("base64"),
    },
    timeoutMs: 40_000,
  });
}

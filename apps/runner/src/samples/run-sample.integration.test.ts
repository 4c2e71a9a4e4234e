import { randomBytes } from "node:crypto";
import { assertTopology } from "@millrace/broker";
import {
  authorisedWorkspaceId,
  cancelSampleRun,
  createSampleRun,
  findSampleRun,
  findStepSample,
  noteSampleOutcome,
  type SampleRequest,
} from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oneOffLabel } from "../design-time/run-design-call.ts";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";
import { labels } from "../reconciler/labels.ts";
import { planTrial, trialFlowId } from "./sample-flow.ts";

let platform: TestPlatform;
let flowId: string;

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
  // Publishing registers the components.
  flowId = await platform.publishFlow({ definition: definition({ code: "" }) });
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

function definition({ code, memoryMb }: { code: string; memoryMb?: number }) {
  return {
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive" },
        { id: "step_2", command: "code:run", fields: { code } },
      ],
      edges: [{ source: "step_1", target: "step_2", config: { condition: "id > 0", mapper: { order: "id" } } }],
    },
    ...(memoryMb && { nodes_config: { step_2: { memoryMb } } }),
  };
}

const place = () => ({
  workspaceId: authorisedWorkspaceId(platform.workspaceId),
  flowId,
  stepId: "step_2",
  masterKey: platform.masterKey,
});
const trial = () => findSampleRun(platform.db, place());

interface Options {
  code: string;
  /** Whether the runner hears of it. */
  isTold?: boolean;
  request?: Partial<SampleRequest>;
  deadlineMs?: number;
}

async function begin({ code, request = {}, deadlineMs = 60_000, isTold = true }: Options): Promise<string> {
  const { db, masterKey, jobs, workspaceId } = platform;
  const version = await db.componentVersion.findFirstOrThrow({ where: { component: { name: "code" } } });
  const id = randomBytes(12).toString("hex");
  const isBegun = await createSampleRun(db, {
    id,
    flowId,
    stepId: "step_2",
    status: "running",
    deadlineMs,
    startedBy: "Ada",
    configHash: "h",
    masterKey,
    request: {
      workspaceId,
      componentVersionId: version.id,
      definition: definition({ code }),
      sampleSource: "run",
      source: "step_1",
      message: { body: { id: 7 }, headers: {} },
      ...request,
    },
  });
  expect(isBegun).toBe(true);
  if (isTold) await jobs.tell("run-sample", { runId: id });
  return id;
}

async function finished() {
  return await waitFor(
    async () => {
      const run = await trial();
      return run?.status === "running" ? undefined : run;
    },
    { what: "the trial to be over", timeoutMs: 80_000 },
  );
}

/** Nothing of the trial may stay behind: containers, queues, exchange, user. */
async function expectNothingLeft(id: string) {
  const { docker, prefix, vhost } = platform;
  const api = async (path: string) => {
    const url = new URL(vhost.managementUrl);
    const authorization = `Basic ${Buffer.from(`${url.username}:${url.password}`).toString("base64")}`;
    return await (await fetch(`${url.origin}/api/${path}`, { headers: { authorization } })).text();
  };
  await waitFor(
    async () => {
      const filters = { name: [`${prefix}-trial-${id}`] };
      const containers = await docker.listContainers({ all: true, filters });
      const vhostName = encodeURIComponent(vhost.vhost);
      const broker = await Promise.all([api(`queues/${vhostName}`), api(`exchanges/${vhostName}`), api("users")]);
      return containers.length === 0 && !broker.join().includes(trialFlowId(id));
    },
    { what: "everything of the trial to be gone", timeoutMs: 20_000 },
  );
}

describe("a step that is tried", { timeout: 90_000 }, () => {
  test("gets its message mapped, and what it puts out becomes its sample; nothing else is left of it", async () => {
    const id = await begin({ code: "console.log('counted'); return { ...body, doubled: body.order * 2 }" });
    const run = await finished();
    expect(run.status).toBe("done");
    expect(run.outcome.error).toBeUndefined();
    expect(run.outcome.logs.map(({ text }) => text).join("\n")).toMatch(/waiting for messages/);
    expect(await findStepSample(platform.db, place())).toMatchObject({
      body: { order: 7, doubled: 14 },
      source: "run",
      configHash: "h",
      takenBy: "Ada",
    });
    expect(JSON.stringify(await platform.db.stepSample.findMany())).not.toContain("doubled");
    await expectNothingLeft(id);
    const { db } = platform;
    expect(await db.errorRecord.count()).toBe(0);
    expect(await db.sample.count()).toBe(0);
    expect(await db.snapshot.count()).toBe(0);
  });

  test("that throws ends with its error and its log", async () => {
    const id = await begin({ code: "throw new Error('no such order')" });
    const run = await finished();
    expect(run).toMatchObject({
      status: "failed",
      outcome: { error: { message: expect.stringContaining("no such order") } },
    });
    expect(run.outcome.logs.length).toBeGreaterThan(0);
    await expectNothingLeft(id);
    expect(await platform.db.errorRecord.count()).toBe(0);
  });

  test("that puts out several messages keeps them beside its sample, the first", async () => {
    const code = "for (const n of [1, 2, 3]) await step.emit({ n }); throw new Error('the fourth')";
    await begin({ code });
    const run = await finished();
    expect(run).toMatchObject({ status: "failed", outcome: { error: { message: expect.stringContaining("fourth") } } });
    expect(run.outcome.outputs).toMatchObject([{ body: { n: 1 } }, { body: { n: 2 } }, { body: { n: 3 } }]);

    const id = await begin({ code: code.replace("throw new Error('the fourth')", "") });
    const { status, outcome } = await finished();
    expect({ status, error: outcome.error, isMore: outcome.isMore }).toEqual({ status: "done", isMore: false });
    expect(outcome.outputs).toHaveLength(3);
    expect(await findStepSample(platform.db, place())).toMatchObject({ body: { n: 1 } });
    await expectNothingLeft(id);
  });

  test("whose condition does not hold says so instead of waiting", async () => {
    await begin({ code: "return {}", request: { message: { body: { id: 0 } } } });
    expect(await finished()).toMatchObject({ status: "failed", outcome: { error: { name: "NoOutput" } } });
  });

  test("with a runtime of its own gets its message through the mapper, as in the running flow", async () => {
    const { db } = platform;
    // Publishing registers the mapper.
    await platform.publishFlow({
      definition: { graph: { nodes: [{ id: "step_1", command: "mapper:map" }], edges: [] } },
    });
    const {
      componentId,
      version: _version,
      id: _id,
      ...code
    } = await db.componentVersion.findFirstOrThrow({
      where: { component: { name: "code" } },
    });
    const foreign = await db.componentVersion.create({
      data: {
        ...code,
        componentId,
        version: "8.0.0",
        runtime: "image",
        descriptor: code.descriptor ?? {},
        env: code.env ?? {},
      },
    });
    const request = { componentVersionId: foreign.id };
    const id = await begin({ code: "return { ...body, doubled: body.order * 2 }", request });
    const { status, outcome } = await finished();
    expect({ status, error: outcome.error }).toEqual({ status: "done", error: undefined });
    expect(await findStepSample(db, place())).toMatchObject({ body: { order: 7, doubled: 14 } });
    await expectNothingLeft(id);
    const refused = await begin({ code: "return {}", request: { ...request, message: { body: { id: 0 } } } });
    expect(await finished()).toMatchObject({
      outcome: { error: { name: "NoOutput", message: expect.stringContaining("condition") } },
    });
    await expectNothingLeft(refused);
  });

  test("ends when its time is over", async () => {
    const id = await begin({ code: "await new Promise(() => {})", deadlineMs: 4_000 });
    expect(await finished()).toMatchObject({
      status: "failed",
      outcome: { error: { name: "TimedOut", message: "The step put nothing out within 4 s." } },
    });
    await expectNothingLeft(id);
  });

  test("whose runner died is not tried again, and what was left of it goes away", async () => {
    const { db, docker, masterKey, prefix, session } = platform;
    const id = await begin({ code: "await new Promise(() => {})", isTold: false });
    await noteSampleOutcome(db, { id, flowId, masterKey, outcome: { phase: "running", logs: [] } });
    await assertTopology(session, planTrial({ runId: id, stepIds: ["step_2"] }));
    const { image } = await db.componentVersion.findFirstOrThrow({ where: { component: { name: "code" } } });
    const left = await docker.createContainer({
      Image: image,
      name: `${prefix}-trial-${id}`,
      Labels: { [labels.installation]: prefix, [oneOffLabel]: "trial" },
    });
    await left.start();
    await platform.jobs.tell("run-sample", { runId: id });
    expect(await finished()).toMatchObject({ status: "failed", outcome: { error: { name: "RunnerEnded" } } });
    await expectNothingLeft(id);
  });

  test("that is given up goes away with everything at once", async () => {
    const id = await begin({ code: "await new Promise(() => {})" });
    await waitFor(async () => ((await trial())?.outcome.logs.length ?? 0) > 0, {
      what: "its first log lines",
      timeoutMs: 30_000,
    });
    await cancelSampleRun(platform.db, place());
    expect(await finished()).toMatchObject({ status: "cancelled" });
    await expectNothingLeft(id);
  });

  test("that kills its own process ends with the exit code", async () => {
    const id = await begin({ code: "process.exit(7)" });
    expect(await finished()).toMatchObject({
      status: "failed",
      outcome: { error: { name: "ContainerEnded", exitCode: expect.any(Number) } },
    });
    await expectNothingLeft(id);
  });

  test("whose image is not there says what to do", async () => {
    const { db } = platform;
    const code = await db.componentVersion.findFirstOrThrow({ where: { component: { name: "code" } } });
    const gone = await db.componentVersion.create({
      data: {
        componentId: code.componentId,
        version: "9.0.0",
        image: "millrace/none:1",
        descriptor: code.descriptor as object,
      },
    });
    const id = await begin({ code: "return {}", request: { componentVersionId: gone.id } });
    expect(await finished()).toMatchObject({
      status: "failed",
      outcome: { error: { message: expect.stringContaining("is not on this machine") } },
    });
    await expectNothingLeft(id);
  });
});

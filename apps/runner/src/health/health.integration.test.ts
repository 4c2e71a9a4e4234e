import { openRedis } from "@millrace/jobs";
import { createTestProxy, waitFor } from "@millrace/testing";
import { Queue } from "bullmq";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

const answerSchema = z.object({ problems: z.array(z.string()) });

async function askHealth(port: number): Promise<{ status: number; problems: string[] }> {
  const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(10_000) });
  return { status: response.status, ...answerSchema.parse(await response.json()) };
}

async function becomesHealthy(port: number): Promise<void> {
  const isHealthy = async () => {
    const { status, problems } = await askHealth(port);
    if (problems.length > 0) throw new Error(problems.join("; "));
    return status === 200;
  };
  await waitFor(isHealthy, { what: "the runner to be healthy", timeoutMs: 40_000 });
}

/** Waits for 503 with a problem that says so. */
async function complains(port: number, about: RegExp, timeoutMs = 15_000): Promise<string[]> {
  const named = async () => {
    const { status, problems } = await askHealth(port);
    return status === 503 && problems.some((problem) => about.test(problem)) && problems;
  };
  return await waitFor(named, { what: `health to fail with ${about}`, timeoutMs });
}

describe("a connection that is half open fails the health of the runner in words that name it", () => {
  const services = [
    { name: "RabbitMQ", variable: "AMQP_URL", complaint: /^RabbitMQ: a message to ourselves does not come back$/ },
    { name: "Redis", variable: "REDIS_URL", complaint: /^Redis: jobs are not taken, not even our own$/ },
    {
      name: "PostgreSQL",
      variable: "DATABASE_URL",
      complaint: /^PostgreSQL: the connection that holds the flows' locks/,
    },
  ] as const;

  test.each(services)("$name", { timeout: 120_000 }, async ({ variable, complaint, name }) => {
    await using proxy = await createTestProxy({ url: platform.env[variable] });
    const runner = await platform.startRunner({ [variable]: proxy.url });
    try {
      await becomesHealthy(runner.port);
      proxy.freeze();
      const problems = await complains(runner.port, complaint);
      expect(
        problems.filter((problem) => !problem.startsWith(name) && !/^(flows|live pictures) /.test(problem)),
      ).toEqual([]);
      proxy.thaw();
      await becomesHealthy(runner.port);
    } finally {
      await runner.stop();
    }
  });
});

describe("work that nobody does fails the health of the runner, with every connection in order", () => {
  test("jobs that wait, and reports that are taken and never written", { timeout: 150_000 }, async () => {
    const runner = await platform.startRunner();
    await using stack = new AsyncDisposableStack();
    stack.defer(() => runner.stop());
    await becomesHealthy(runner.port);

    const { MILLRACE_PREFIX: prefix } = platform.env;
    const redis = openRedis({ url: platform.env.REDIS_URL });
    stack.defer(() => redis.disconnect());
    const jobs = new Queue("reconcile", { connection: redis, prefix });
    stack.defer(() => jobs.close());
    await jobs.pause();
    await platform.jobs.tell("reconcile", { flowId: "none" });

    const unlock = Promise.withResolvers<void>();
    const locked = lockSnapshots(unlock.promise);
    await sendSnapshot();
    await Promise.all([
      complains(runner.port, /^Redis: a job "reconcile" has waited for 3\d s$/, 60_000),
      complains(runner.port, /^RabbitMQ: \S+:snapshots holds messages, and none was finished for a while$/, 60_000),
    ]);
    unlock.resolve();
    await locked;
    await jobs.resume();
    await becomesHealthy(runner.port);
  });
});

/** Nobody can write a snapshot until `released` resolves. */
async function lockSnapshots(released: Promise<void>): Promise<void> {
  const hold = async (transaction: Pick<TestPlatform["db"], "$executeRaw">) => {
    await transaction.$executeRaw`LOCK TABLE snapshot IN ACCESS EXCLUSIVE MODE`;
    await released;
  };
  await platform.db.$transaction(hold, { timeout: 120_000 });
}

/** As a step of a flow that is gone would. */
async function sendSnapshot(): Promise<void> {
  const { exchange, routingKey } = { exchange: "flow-none", routingKey: "flow-none.step_1.snapshot" };
  await platform.session.withChannel(async (channel) => {
    await channel.assertExchange(exchange, "topic");
    await channel.bindQueue(`${platform.prefix}:snapshots`, exchange, routingKey);
  });
  await platform.session.publisher().publish({ exchange, routingKey, content: Buffer.from("{}"), mandatory: true });
}

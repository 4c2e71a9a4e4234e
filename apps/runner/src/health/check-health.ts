import { collectorQueues, queueDepth } from "@millrace/broker";
import type { Runner } from "../runner.ts";

const deadlineMs = 3_000;
/** Three sweeps missed. */
const sweepLateMs = 20_000;

/**
 * What is wrong at this moment; empty when the runner does its work. Asks each service for something, since a connection that
 * is half open looks healthy.
 */
export async function checkHealth(
  runner: Runner,
  { lastSweepAt, now }: { lastSweepAt: number; now: number },
): Promise<string[]> {
  const { db, session, settings, engine, schedules } = runner;
  const checks: [what: string, check: () => Promise<unknown>][] = [
    ["PostgreSQL does not answer", () => db.$queryRaw`SELECT 1`],
    ["Redis does not answer", () => schedules.list()],
    ["the Docker Engine does not answer", () => engine.hasImage("millrace/node:24")],
    ["RabbitMQ: nobody takes what steps report", () => expectConsumer(runner, collectorQueues(settings.prefix).errors)],
  ];
  const problems = await Promise.all(checks.map(async ([what, check]) => ((await isDone(check)) ? [] : [what])));
  return [
    ...problems.flat(),
    ...(session.isConnected ? [] : ["RabbitMQ is not connected"]),
    ...(now - lastSweepAt > sweepLateMs ? ["flows have not been swept for a while"] : []),
  ];
}

async function expectConsumer({ session }: Runner, queue: string): Promise<void> {
  const depth = await queueDepth(session, queue);
  if (!depth || depth.consumers === 0) throw new Error(`${queue} has no consumer`);
}

async function isDone(check: () => Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), deadlineMs).unref());
  const done = check().then(
    () => true,
    () => false,
  );
  return await Promise.race([done, late]);
}
